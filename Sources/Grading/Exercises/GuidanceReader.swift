import Exact
import Formats

/// Reads what goes with a question: hints, worked solutions, what a person looks for, how many attempts
/// there are.
struct GuidanceReader {
  let reader: FieldReader
  /// The values that texts may insert.
  let names: [String]

  /// The hints, in their order.
  func hints(_ json: JSON?) -> [Hint] {
    reader.elements(json, "hints").compactMap { item in
      guard item.members != nil, item["text"] != nil || item["price"] != nil else {
        return text(item, "hints").map { Hint(text: $0, price: .zero) }
      }
      let fields = reader.fields(item, of: "a hint", known: ["text", "price"])
      let price = reader.share(fields["price"], "price") ?? .zero
      guard let json = fields["text"] else {
        reader.reportMissing("text", of: "a hint", in: item, at: item.offset)
        return nil
      }
      return text(json, "text").map { Hint(text: $0, price: price) }
    }
  }

  /// A text in which every value exists.
  func text(_ json: JSON?, _ field: String) -> Text? {
    guard let json, let text = reader.text(json, field) else { return nil }
    reader.checkValues(of: text, in: json, known: names)
    return text
  }

  /// Criteria with their points.
  func rubric(_ json: JSON?) -> [Criterion] {
    if let json, json.members?.isEmpty == true { reader.report(.emptyObject("rubric"), at: json) }
    return reader.members(json, "rubric").compactMap { criterion in
      reader.points(criterion.value, "rubric").map {
        Criterion(text: Text(plain: criterion.name), points: $0)
      }
    }
  }

  /// A number of attempts, or `{ allowed, penalty, counts }`.
  func attempts(_ json: JSON?) -> Attempts? {
    guard let json else { return nil }
    if json.number != nil {
      return count(json, "attempts").map {
        Attempts(allowed: $0, penalty: .zero, counts: .best)
      }
    }
    let fields = reader.fields(
      json, of: "`attempts`", known: ["allowed", "penalty", "counts"])
    guard json.members != nil else { return nil }
    let counting: Attempts.Counting? = reader.word(fields["counts"], "counts") {
      .badCounting($0)
    }
    return Attempts(
      allowed: fields["allowed"].flatMap { count($0, "allowed") },
      penalty: reader.share(fields["penalty"], "penalty") ?? .zero, counts: counting ?? .best)
  }

  private func count(_ json: JSON, _ field: String) -> Int? {
    guard let count = json.number.flatMap({ Int($0) }), count > 0 else {
      reader.report(
        .wrongKind(
          field: field, expected: "a whole number from 1",
          found: json.number.map { SafeText.line($0, limit: 40) } ?? json.kindInWords),
        at: json)
      return nil
    }
    return count
  }
}
