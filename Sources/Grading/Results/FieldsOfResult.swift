import Exact
import Formats

/// The fields of an object of a result, each of the kind that it must have.
struct FieldsOfResult {
  /// The longest number that is read, in bytes.
  private static let longestNumber = 1_000

  private let json: JSON

  /// The fields of an object.
  init(_ json: JSON) throws(ResultError) {
    guard json.members != nil else {
      throw ResultError(
        kind: .wrongKind(field: "", expected: "an object", found: json.kindInWords),
        offset: json.offset)
    }
    self.json = json
  }

  func text(_ name: String) throws(ResultError) -> String {
    let value = try required(name)
    guard let text = value.string else { throw wrong(name, value, expected: "a string") }
    return text
  }

  func optionalText(_ name: String) throws(ResultError) -> String? {
    json[name] == nil ? nil : try text(name)
  }

  func elements(_ name: String) throws(ResultError) -> [JSON] {
    let value = try required(name)
    guard let elements = value.elements else { throw wrong(name, value, expected: "an array") }
    return elements
  }

  /// A number of points or a share: a rational in a string, or a number.
  func rational(_ name: String) throws(ResultError) -> Rational {
    let value = try required(name)
    guard let text = value.string ?? value.number, text.utf8.count <= Self.longestNumber,
      text.utf8.allSatisfy({ (UInt8(ascii: ".")...UInt8(ascii: "9")).contains($0) }),
      let rational = try? Rational(text), rational.signum >= 0
    else { throw wrong(name, value, expected: #"a number from 0 such as "7/2""#) }
    return rational
  }

  func attempt() throws(ResultError) -> Int {
    guard let value = json["attempt"] else { return 1 }
    guard let attempt = value.number.flatMap({ Int($0) }), attempt > 0 else {
      throw wrong("attempt", value, expected: "a whole number from 1")
    }
    return attempt
  }

  func verdict() throws(ResultError) -> Verdict {
    let value = try required("verdict")
    guard let verdict = value.string.flatMap(Verdict.init(rawValue:)) else {
      let words = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw wrong("verdict", value, expected: "one of \(words)")
    }
    return verdict
  }

  private func required(_ name: String) throws(ResultError) -> JSON {
    guard let value = json[name] else {
      throw ResultError(kind: .missing(name), offset: json.offset)
    }
    return value
  }

  private func wrong(_ name: String, _ value: JSON, expected: String) -> ResultError {
    let found =
      (value.string ?? value.number).map { SafeText.line($0, limit: 40) } ?? value.kindInWords
    return ResultError(
      kind: .wrongKind(field: name, expected: expected, found: found), offset: value.offset)
  }
}
