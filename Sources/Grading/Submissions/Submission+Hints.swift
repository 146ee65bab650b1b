import Formats

extension Submission {
  /// The hints that a student asked for in one part.
  public struct HintRequest: Sendable {
    /// The exercise.
    public let exercise: String
    /// The part.
    public let part: String
    /// How many, from the first on.
    public let count: Int
  }

  /// The hints that were asked for: `{ "D.1.cosine": 2 }` asks for the first two of that part.
  static func hints(_ json: JSON?, _ bytes: [UInt8]) throws(SubmissionError) -> [HintRequest] {
    guard let json, !json.isNull else { return [] }
    guard let members = json.members else {
      throw SubmissionError(
        .wrongKind(
          field: "hints", expected: "an object of parts and how many hints",
          found: json.kindInWords),
        at: json.offset, in: bytes)
    }
    var requests: [HintRequest] = []
    for member in members {
      let (exercise, part) = split(member.name)
      guard let part else {
        throw SubmissionError(
          .wrongKind(
            field: "hints", expected: "by exercise and part, such as `D.1.cosine`",
            found: "`\(SafeText.line(member.name, limit: 40))`"),
          at: member.nameOffset, in: bytes)
      }
      guard let count = member.value.number.flatMap({ Int($0) }), count >= 0 else {
        throw SubmissionError(
          .wrongKind(
            field: member.name, expected: "how many hints, a whole number from 0",
            found: member.value.number ?? member.value.kindInWords),
          at: member.value.offset, in: bytes)
      }
      requests.append(HintRequest(exercise: exercise, part: part, count: count))
    }
    return requests
  }

  /// `D.1.cosine` as the exercise `D.1` and the part `cosine`: names of parts have no dot.
  public static func split(_ name: String) -> (exercise: String, part: String?) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      name.index(after: dot) < name.endIndex
    else { return (name, nil) }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}
