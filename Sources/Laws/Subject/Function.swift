/// A function that subjects offer: its name, and what it takes and gives.
public struct Function: Sendable, Hashable {
  /// An argument.
  public struct Parameter: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its kind.
    public let kind: Datum.Kind
  }

  /// The name, by which it is called.
  public let name: String
  /// The section of the notes that it belongs to.
  public let section: Section
  /// What it takes.
  public let parameters: [Parameter]
  /// What it gives.
  public let result: Datum.Kind
  /// The names and kinds of several results.
  public let fields: [Parameter]
  /// What it computes, in one line.
  public let meaning: String

  init(
    _ name: String, _ section: Section, _ parameters: KeyValuePairs<String, Datum.Kind>,
    _ result: Datum.Kind, fields: KeyValuePairs<String, Datum.Kind> = [:], _ meaning: String
  ) {
    self.name = name
    self.section = section
    self.parameters = parameters.map { Parameter(name: $0.key, kind: $0.value) }
    self.result = result
    self.fields = fields.map { Parameter(name: $0.key, kind: $0.value) }
    self.meaning = meaning
  }

  /// The function with a name; nothing if there is none.
  public static func named(_ name: String) -> Function? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Function: CustomStringConvertible {
  /// The function with its arguments and result (`dot(x: vector, y: vector) → number`).
  public var description: String {
    let arguments = Self.text(parameters)
    let fields = fields.isEmpty ? result.rawValue : "{\(Self.text(fields))}"
    return "\(name)(\(arguments)) → \(fields)"
  }

  private static func text(_ parameters: [Parameter]) -> String {
    parameters.map { "\($0.name): \($0.kind.rawValue)" }.joined(separator: ", ")
  }
}
