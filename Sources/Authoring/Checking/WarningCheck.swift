import Formats
import Formulas
import Grading

/// Looks for what an exercise file may say, but seldom means.
struct WarningCheck {
  let places: Places

  /// What the text of the file shows, also where it has errors.
  func checkFile(_ log: inout FlawLog) {
    if (places.value(["examples"])?.elements ?? []).isEmpty {
      log.add(.noExamples, at: ["examples"])
    }
    let parts = places.value(["parts"])?.members ?? []
    for part in parts {
      let prompt = part.value["prompt"]
      let lines = prompt?.elements?.map(\.string) ?? [prompt?.string]
      if lines.allSatisfy({ $0?.allSatisfy(\.isWhitespace) == true }) {
        log.add(.emptyPrompt(part.name), at: ["parts", part.name, "prompt"])
      }
    }
    for path in [["variables"]] + parts.map({ ["parts", $0.name, "variables"] }) {
      // `0 .. 1` are two numbers, and seldom meant where a variable could be any number between.
      for member in places.value(path)?.members ?? [] where member.value.string == "0 .. 1" {
        log.add(.wholeNumbersOfInterval("0 .. 1"), at: path + [member.name])
      }
    }
  }

  /// What a sound exercise shows.
  ///
  /// - Parameter used: the names that formulas use and texts insert.
  func check(_ exercise: Exercise, used: Set<String>, _ log: inout FlawLog) {
    checkUnits(exercise, &log)
    SpoilerCheck(exercise: exercise, places: places).check(&log)
    for part in exercise.parts { PromptCheck(part: part, exercise: exercise).check(&log) }
    // A name that answers may use, such as that of a dimension, may be there for them alone.
    let known = used.union(exercise.parts.flatMap(\.answerWords.names))
    for field in ["given", "draw"] {
      for member in places.value([field])?.members ?? [] where !known.contains(member.name) {
        log.add(.unusedGiven(member.name), at: [field, member.name])
      }
    }
  }

  /// A bare number is read as radians where nothing else is said, and calculators give degrees.
  private func checkUnits(_ exercise: Exercise, _ log: inout FlawLog) {
    for part in exercise.parts where part.unit == nil && part.keyValue != nil {
      guard let key = part.keyExpression, case .call(let function, _) = key.kind,
        Library.inverseTrigonometric.contains(function) || function == "angle"
      else { continue }
      log.add(.angleWithoutUnit(function), at: ["parts", part.id, "key"])
    }
    for part in exercise.parts where part.unit == .degrees {
      guard let value = part.keyValue, let key = part.keyExpression,
        !AngleSources(exercise: exercise, places: places).reach(key)
      else { continue }
      log.add(
        .unitWithoutAngle(value: part.unitless(value), shown: part.shownText(value)),
        at: ["parts", part.id, "unit"])
    }
  }
}
