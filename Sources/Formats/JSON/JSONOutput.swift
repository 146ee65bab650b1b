extension JSON {
  /// A value to be written; it has no place in a file.
  ///
  /// Members are written in the order given. A name given twice is written twice, and then does not
  /// read back.
  public enum Output: Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case boolean(Bool)
    /// A number, by its literal; a literal that is no JSON number is written as a string.
    case number(String)
    /// A string.
    case string(String)
    /// The elements in order.
    case array([Output])
    /// The members in order.
    case object([(name: String, value: Output)])
    /// A value that was written before, in one line; its bytes are written as they are.
    case written([UInt8])
  }

  /// The value without its place, to be written again.
  public var output: Output {
    switch kind {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let literal): .number(literal)
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.map(\.output))
    case .object(let members):
      .object(members.map { (name: $0.name, value: $0.value.output) })
    }
  }
}

extension JSON.Output {
  /// A whole number.
  public static func number(_ value: some BinaryInteger) -> JSON.Output { .number(String(value)) }
}

extension JSON.Output: Equatable {
  /// Whether both write the same: literals, texts and the order of members count.
  public static func == (left: JSON.Output, right: JSON.Output) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) {
        $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value
      }
    case (.written(let left), .written(let right)): left == right
    default: false
    }
  }
}

extension JSON.Output: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(String(value)) }

  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// An array.
  public init(arrayLiteral elements: JSON.Output...) { self = .array(elements) }

  /// An object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSON.Output)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }
}
