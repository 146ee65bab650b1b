import Formats
import Formulas

extension Exercise {
  /// The rules of this exercise that were handed out in a course, from the first to the last.
  func handedOut(in course: String) -> [HandedOut.Rule] {
    source.file.handedOut.rules(of: drawId, in: course)
  }

  /// Whether numbers of this exercise were handed out in a course.
  public func isHandedOut(in course: String) -> Bool { !handedOut(in: course).isEmpty }

  /// What students' numbers are drawn from in a course: the rule that was handed out last, or else that of
  /// the file; nil if nothing is drawn.
  func space(in course: String) -> VariantSpace? {
    guard let variants else { return nil }
    return handedOut(in: course).last?.space ?? variants
  }

  /// The numbers of a student by a rule.
  func variant(for student: String, course: String, in space: VariantSpace) -> Variant? {
    DrawRule.variant(
      in: space, seed: DrawRule.seed(course: course, exercise: drawId, student: student))
  }

  /// The line of `handed-out.jsonl` that records the rule of the file; nil if nothing is drawn.
  ///
  /// It holds all that the conditions name, so that numbers can be drawn again whatever becomes of the file.
  public func handedOutRecord(course: String) -> JSON.Output? {
    guard let variants, let draw = source.json["draw"] else { return nil }
    var members: [(name: String, value: JSON.Output)] = [
      (name: "exercise", value: .string(drawId)), (name: "course", value: .string(course)),
      (name: "draw", value: draw.output),
    ]
    if let conditions = source.json["where"] {
      members.append((name: "where", value: conditions.output))
    }
    let needed = variants.neededNames
    let written = (source.json["given"]?.members ?? []).map { ($0.name, $0.value) }
    let keyed = (source.json["parts"]?.members ?? []).compactMap { part in
      part.value["key"].map { (part.name, $0) }
    }
    let given = (written + keyed).filter { needed.contains($0.0) }
    if !given.isEmpty {
      let object = given.map { (name: $0.0, value: $0.1.output) }
      members.append((name: "given", value: .object(object)))
    }
    return .object(members)
  }
}

extension VariantSpace {
  /// The names of given values and keys that the conditions need.
  fileprivate var neededNames: Set<String> {
    let expressions = conditions.map(\.statement) + formulas.values
    return Set(expressions.flatMap(\.names)).intersection(
      Set(formulas.keys).union(constants.keys))
  }
}
