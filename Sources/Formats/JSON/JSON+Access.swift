extension JSON {
  /// The value of the member with this name, if the value is an object that has one.
  ///
  /// - Complexity: O(members). To look up many names of one object use `membersByName`.
  public subscript(name: String) -> JSON? {
    member(name)?.value
  }

  /// The member with this name, if the value is an object that has one.
  ///
  /// - Complexity: O(members).
  public func member(_ name: String) -> Member? {
    members?.first { $0.name == name }
  }

  /// The members in the order of the file, if the value is an object.
  public var members: [Member]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// The members by name, if the value is an object; for many look-ups in a large one.
  ///
  /// - Complexity: O(members).
  public var membersByName: [String: Member]? {
    members.map { members in
      Dictionary(members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The elements, if the value is an array.
  public var elements: [JSON]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The decoded text, if the value is a string.
  public var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The literal as it stands in the file, if the value is a number.
  public var number: String? {
    if case .number(let literal) = kind { literal } else { nil }
  }

  /// The truth value, if the value is `true` or `false`.
  public var boolean: Bool? {
    if case .boolean(let value) = kind { value } else { nil }
  }

  /// Whether the value is `null`.
  public var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// The kind of the value in words, for messages such as "expected a string, not an array".
  public var kindInWords: String {
    switch kind {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The first control character of a string, with a hint where it probably came from.
  ///
  /// Nil for other kinds, and always nil in a file read as `.commented`.
  public var firstControlCharacter: ControlCharacter? {
    string.flatMap(ControlCharacter.init(firstIn:))
  }
}
