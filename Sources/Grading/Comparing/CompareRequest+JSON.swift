import Exact
import Formats

/// A line of `grade compare --stream`.
public struct CompareLine: Sendable {
  /// The `id` as it was written; nil where there is none.
  public let id: JSON.Output?
  /// The question, or why it is none.
  public let request: Result<CompareRequest, CompareError>

  /// Reads a JSON object; a line that is none is an error without an id.
  ///
  /// - Complexity: linear in the bytes, of which there may be a million.
  public init(_ bytes: [UInt8]) {
    let json: JSON
    do {
      json = try JSON.read(bytes, as: .strict, limits: JSON.Limits(depth: 64, bytes: 1 << 20))
    } catch {
      id = nil
      request = .failure(
        .field("line", message: "column \(error.offset + 1): \(error.description)"))
      return
    }
    guard let members = json.members else {
      id = nil
      request = .failure(
        .field("line", message: "\(json.kindInWords) is no question: write an object"))
      return
    }
    id = json["id"]?.output
    do throws(CompareError) {
      request = .success(try CompareRequest(members))
    } catch {
      request = .failure(error)
    }
  }
}

extension CompareRequest {
  /// The fields of a question.
  static let fields = [
    "id", "key", "answer", "tolerance", "decimals", "significant", "upTo", "form", "variables",
    "domains", "allow",
  ]

  /// Reads the members of an object.
  ///
  /// - Throws: `CompareError.field`.
  init(_ members: [JSON.Member]) throws(CompareError) {
    var key: String?
    var answer: String?
    self.init(key: "", answer: "")
    for member in members {
      let value = member.value
      switch member.name {
      case "id": continue
      case "key": key = try Self.text(value, "key")
      case "answer": answer = try Self.text(value, "answer")
      case "tolerance":
        try set(closeness: Self.tolerance(try Self.text(value, "tolerance")), "tolerance")
      case "decimals":
        try set(
          closeness: .decimals(
            try Self.count(value.number ?? value.string ?? "", "decimals", from: 0)),
          "decimals")
      case "significant":
        try set(
          closeness: .significantDigits(
            try Self.count(value.number ?? value.string ?? "", "significant", from: 1)),
          "significant")
      case "upTo": freedom = try Self.freedom(try Self.text(value, "upTo"))
      case "form":
        let items = value.elements ?? [value]
        for item in items { forms.append(try Self.form(try Self.text(item, "form"))) }
      case "variables": variables = try Self.list(value, "variables")
      case "allow": allowed = try Self.list(value, "allow")
      case "domains":
        guard let members = value.members else {
          throw .field("domains", message: "\(value.kindInWords) is no object of domains by name")
        }
        for member in members {
          domains.append(
            DeclaredDomain(member.name, try Self.text(member.value, "domains.\(member.name)")))
        }
      default:
        let meant =
          Spelling.nearest(to: member.name, among: Self.fields)
          .map { "; did you mean \($0)?" } ?? ""
        throw .field(
          SafeText.line(member.name, limit: 40), message: "there is no such field\(meant)")
      }
    }
    guard let key else { throw .field("key", message: "it is missing") }
    guard let answer else { throw .field("answer", message: "it is missing") }
    self.key = key
    self.answer = answer
  }

  /// Sets how near is near enough, which only one field may.
  public mutating func set(closeness: Closeness, _ field: String) throws(CompareError) {
    guard self.closeness == nil else {
      throw .field(field, message: "write one of tolerance, decimals and significant")
    }
    self.closeness = closeness
  }

  // MARK: Fields

  /// A tolerance: `0.01`, `1/100`, `1e-3 relative`.
  public static func tolerance(_ text: String) throws(CompareError) -> Closeness {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= 2, words.count == 1 || words[1] == "relative",
      let value = try? Rational(String(first)), value.signum >= 0
    else {
      throw .field("tolerance", message: "write a number such as 0.01, or `1e-3 relative`")
    }
    return words.count == 2 ? .relative(value) : .absolute(value)
  }

  /// What an answer may differ by.
  public static func freedom(_ text: String) throws(CompareError) -> Freedom {
    guard let freedom = Freedom(rawValue: text.trimmed) else {
      let all = Freedom.allCases.map(\.rawValue).joined(separator: ", ")
      throw .field("upTo", message: "write one of \(all)")
    }
    return freedom
  }

  /// How an answer has to be written.
  public static func form(_ text: String) throws(CompareError) -> WrittenForm {
    guard let form = WrittenForm(text.trimmed) else {
      throw .field("form", message: "write \(WrittenForm.words)")
    }
    return form
  }

  /// The text of a string, of a number as it was written, of an array of these.
  private static func text(_ value: JSON, _ field: String) throws(CompareError) -> String {
    if let text = value.string ?? value.number { return text }
    if value.elements != nil { return WrittenAnswer(value).text }
    if value.isNull { return "" }
    throw .field(field, message: "\(value.kindInWords) stands where a text is due")
  }

  /// A count of digits, from a least one to 1000.
  public static func count(
    _ text: String, _ field: String, from least: Int
  ) throws(CompareError) -> Int {
    guard let count = Int(text), (least...1_000).contains(count) else {
      throw .field(field, message: "write a whole number from \(least) to 1000")
    }
    return count
  }

  /// Names between commas.
  public static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmed }
  }

  private static func list(_ value: JSON, _ field: String) throws(CompareError) -> [String] {
    if let text = value.string { return Self.names(text) }
    guard let elements = value.elements else {
      throw .field(field, message: "\(value.kindInWords) is no array of names")
    }
    var names: [String] = []
    for element in elements { names.append(try text(element, field).trimmed) }
    return names
  }
}
