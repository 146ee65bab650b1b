import Exact
import Formats
import Formulas

/// Reads given values that are numbers and arrays; errors are reported.
struct GivenValue {
  let reader: FieldReader

  /// A number, a vector or a matrix; nil if it is none, which is then reported.
  func read(_ json: JSON, name: String) -> Value<Real>? {
    if json.number != nil { return number(json).map { .scalar(.rational($0)) } }
    guard let elements = json.elements, !elements.isEmpty else {
      reader.report(
        .wrongKind(
          field: name, expected: "a number, an array or a formula", found: json.kindInWords),
        at: json)
      return nil
    }
    if elements.allSatisfy({ $0.elements == nil }) {
      let entries = elements.compactMap(number)
      return entries.count == elements.count ? .vector(entries.map(Real.rational)) : nil
    }
    var rows: [[Real]] = []
    for element in elements {
      let entries = reader.elements(element, name).compactMap(number)
      guard let count = element.elements?.count, entries.count == count else { return nil }
      rows.append(entries.map(Real.rational))
    }
    guard let matrix = try? Matrix(rows: rows) else {
      reader.report(
        .wrongKind(field: name, expected: "rows of one length", found: "rows of several"), at: json)
      return nil
    }
    return .matrix(matrix)
  }

  /// An exact number; a string holds a fraction or a decimal.
  private func number(_ json: JSON) -> Rational? {
    guard let text = json.number ?? json.string else {
      reader.report(
        .wrongKind(field: "entry", expected: "a number", found: json.kindInWords), at: json)
      return nil
    }
    guard let value = try? Rational(text.trimmed) else {
      reader.report(.badNumber(text), at: json)
      return nil
    }
    return value
  }
}
