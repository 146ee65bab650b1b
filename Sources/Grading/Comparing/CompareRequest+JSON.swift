import Exact
import Formats
import Formulas

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
        .field("line", .noJSON(message: error.description, column: error.offset + 1)))
      return
    }
    guard let members = json.members else {
      id = nil
      request = .failure(
        .field("line", .noObject(found: json.kindInWords)))
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
      // Nothing is said in a field that is null.
      if value.isNull, Self.fields.contains(member.name), member.name != "answer" { continue }
      switch member.name {
      case "id": continue
      case "key": key = try Self.text(value, "key")
      case "answer":
        noAnswer = Self.word(in: value).map { .isNoAnswer($0, asksFormula: false) }
        answer = noAnswer == nil ? try Self.text(value, "answer") : ""
      case "tolerance":
        try set(Self.tolerance(try Self.text(value, "tolerance")))
      case "decimals":
        try set(.decimals(try Self.count(value, "decimals", from: 0)))
      case "significant":
        try set(.significantDigits(try Self.count(value, "significant", from: 1)))
      case "upTo": freedom = try Self.freedom(try Self.text(value, "upTo"))
      case "form":
        let items = value.elements ?? [value]
        for item in items { forms.append(try Self.form(try Self.text(item, "form"))) }
      case "variables": variables = try Self.list(value, "variables")
      case "allow": allowed = try Self.list(value, "allow")
      case "domains":
        guard let members = value.members else {
          throw .field("domains", .noDomains(found: value.kindInWords))
        }
        for member in members {
          domains.append(
            DeclaredDomain(member.name, try Self.text(member.value, "domains.\(member.name)")))
        }
      default:
        throw .field(
          SafeText.line(member.name, limit: 40),
          .unknown(suggestion: Spelling.nearest(to: member.name, among: Self.fields)))
      }
    }
    guard let key else { throw .field("key", .missing) }
    guard let answer else { throw .field("answer", .missing) }
    self.key = key
    self.answer = answer
  }

  /// Sets how near is near enough, which only one field may.
  public mutating func set(_ closeness: Closeness) throws(CompareError) {
    guard self.closeness == nil else {
      throw .field(closeness.field, .anotherCloseness)
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
      throw .field("tolerance", .noTolerance)
    }
    return words.count == 2 ? .relative(value) : .absolute(value)
  }

  /// What an answer may differ by.
  public static func freedom(_ text: String) throws(CompareError) -> Freedom {
    guard let freedom = Freedom(rawValue: text.trimmed) else {
      throw .field("upTo", .noFreedom)
    }
    return freedom
  }

  /// How an answer has to be written.
  public static func form(_ text: String) throws(CompareError) -> WrittenForm {
    guard let form = WrittenForm(text.trimmed) else {
      throw .field("form", .noForm)
    }
    return form
  }

  /// The text of a string, of a number as it was written, of an array of these.
  private static func text(_ value: JSON, _ field: String) throws(CompareError) -> String {
    if let text = value.string ?? value.number { return text }
    if value.elements != nil { return list(value) }
    if value.isNull { return "" }
    throw .field(field, .noText(found: value.kindInWords))
  }

  /// The `true` or `false` that stands in an answer; nil where there is none.
  private static func word(in value: JSON) -> String? {
    if let elements = value.elements { return elements.lazy.compactMap(word).first }
    if case .other(let word) = WrittenAnswer(value) { return word }
    return nil
  }

  /// An array as a list of the language, in which each entry stays one, and none is lost: `()` is no value.
  private static func list(_ value: JSON) -> String {
    guard let entries = value.elements else {
      let text = WrittenAnswer(value).text
      if text.allSatisfy(\.isWhitespace) { return "()" }
      return value.string != nil && text.contains(where: { $0 == "," || $0 == ";" })
        ? "(\(text))" : text
    }
    return "[\(entries.map(list).joined(separator: ", "))]"
  }

  private static func count(
    _ value: JSON, _ field: String, from least: Int
  ) throws(CompareError) -> Int {
    try count(value.number ?? value.string ?? "", field, from: least)
  }

  /// A count of digits, from a least one to 1000.
  public static func count(
    _ text: String, _ field: String, from least: Int
  ) throws(CompareError) -> Int {
    guard let count = Int(text), (least...1_000).contains(count) else {
      throw .field(field, .noCount(least: least))
    }
    return count
  }

  /// Names between commas.
  public static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmed }
  }

  /// A name as formulas have it, also where it is written in LaTeX, `\hat v`.
  static func plainName(_ name: String) -> String {
    guard name.holds("\\") else { return name }
    var free = FreeNames()
    free.add(name)
    guard free.numbers.count == 1, free.families.isEmpty, free.matrices.isEmpty else { return name }
    return free.numbers[0]
  }

  private static func list(_ value: JSON, _ field: String) throws(CompareError) -> [String] {
    if let text = value.string { return Self.names(text) }
    guard let elements = value.elements else {
      throw .field(field, .noNames(found: value.kindInWords))
    }
    var names: [String] = []
    for element in elements { names.append(try text(element, field).trimmed) }
    return names
  }
}
