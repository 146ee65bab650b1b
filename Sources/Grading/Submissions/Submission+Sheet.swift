import Formats

extension Submission {
  /// The numbers that a student had in hand for one exercise.
  public struct SheetEntry: Sendable {
    /// The exercise.
    public let exercise: String
    /// The numbers; nil if they cannot be read as numbers.
    public let numbers: Variant?

    init(_ member: JSON.Member) {
      exercise = member.name
      let members = member.value.members ?? []
      let read = members.compactMap { Variant.Number($0.name, $0.value) }
      numbers =
        member.value.members != nil && read.count == members.count ? Variant(numbers: read) : nil
    }
  }

  /// The numbers of all exercises on the sheet.
  static func sheet(_ json: JSON?, _ bytes: [UInt8]) throws(SubmissionError) -> [SheetEntry] {
    guard let json, !json.isNull else { return [] }
    guard let members = json.members else {
      throw SubmissionError(
        .wrongKind(
          field: "sheet", expected: "an object of exercises and their numbers",
          found: json.kindInWords),
        at: json.offset, in: bytes)
    }
    return members.map(SheetEntry.init)
  }

  /// The course; nil if none is written.
  static func course(_ json: JSON?, _ bytes: [UInt8]) throws(SubmissionError) -> String? {
    guard let json, !json.isNull else { return nil }
    guard let course = json.string ?? json.number else {
      throw SubmissionError(
        .wrongKind(field: "course", expected: "a name in quotes", found: json.kindInWords),
        at: json.offset, in: bytes)
    }
    return course.isEmpty ? nil : course
  }
}
