import Exact
import Formats
import Formulas

/// Reads the example answers of an exercise.
struct ExampleReader {
  let reader: FieldReader
  let parts: [Part]
  /// All parts as they stand in the file, also those that could not be read.
  let partMembers: [JSON.Member]
  /// The variants, and what reads one; nil if nothing is drawn.
  let variants: (reader: VariantReader, space: VariantSpace)?

  init(
    _ reader: FieldReader, parts: [Part], partMembers: [JSON.Member],
    variants: (reader: VariantReader, space: VariantSpace)? = nil
  ) {
    self.reader = reader
    self.parts = parts
    self.partMembers = partMembers
    self.variants = variants
  }

  func examples(_ json: JSON?) -> [Example] {
    reader.elements(json, "examples").compactMap { element in
      let fields = reader.fields(
        element, of: "an example", known: ["answers", "score", "expect", "draw"])
      guard let answersJSON = fields["answers"] else {
        reader.reportMissing("answers", of: "an example", in: element, at: element.offset)
        return nil
      }
      let answers = reader.members(answersJSON, "answers").compactMap { member in
        checkedPart(member).map { ($0.id, WrittenAnswer(member.value)) }
      }
      let expect = reader.members(fields["expect"], "expect").compactMap { member in
        checkedPart(member).flatMap { part in
          expectation(member.value, part).map { (part.id, $0, member.value.offset) }
        }
      }
      guard let variant = variant(fields["draw"], of: element) else { return nil }
      return Example(
        answers: answers, variant: variant.numbers, score: reader.score(fields["score"], "score"),
        expect: expect.map { ($0.0, $0.1) }, offset: element.offset,
        scoreOffset: fields["score"]?.offset ?? element.offset, expectOffsets: expect.map(\.2))
    }
  }

  private struct Drawn {
    let numbers: Variant?
  }

  /// The numbers of an example, and nothing where nothing is drawn; nil for an error, which was reported.
  private func variant(_ json: JSON?, of example: JSON) -> Drawn? {
    guard let variants else {
      guard let json else { return Drawn(numbers: nil) }
      reader.report(.nothingDrawn, at: json)
      return nil
    }
    guard let json else {
      reader.reportMissing(
        "draw", of: "an example of an exercise with variants", in: example, at: example.offset)
      return nil
    }
    return variants.reader.variant(json, in: variants.space).map { Drawn(numbers: $0) }
  }

  private func checkedPart(_ member: JSON.Member) -> Part? {
    if let part = parts.first(where: { $0.id == member.name }) { return part }
    let partNames = partMembers.map(\.name)
    guard !partNames.contains(member.name) else { return nil }
    let suggestion = Spelling.nearest(to: member.name, among: partNames)
    reader.report(.unknownPart(member.name, suggestion: suggestion), at: member.nameOffset)
    return nil
  }

  private func expectation(_ json: JSON, _ part: Part) -> Example.Expectation? {
    if json.number != nil { return reader.share(json, "expect").map(Example.Expectation.credit) }
    guard let text = reader.string(json, "expect") else { return nil }
    if let share = try? Rational(text.trimmed), share.signum >= 0, share <= .one {
      return .credit(share)
    }
    let words =
      Verdict.allCases.map(\.rawValue) + part.mistakes.map(\.name)
      + BuiltInEdit.allCases.map(\.rawValue)
    // A mistake that could not be read has its error already.
    let written = partMembers.first { $0.name == part.id }?.value["mistakes"]?.members ?? []
    guard words.contains(text) || written.contains(where: { $0.name == text }) else {
      reader.report(
        .unknownExpectation(text, suggestion: Spelling.nearest(to: text, among: words)), at: json)
      return nil
    }
    return .word(text)
  }
}
