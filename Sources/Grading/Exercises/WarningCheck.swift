import Formats
import Formulas

/// Looks for what an exercise file may say, but seldom means.
struct WarningCheck {
  let reader: FieldReader
  /// The whole file.
  let json: JSON
  let exercise: Exercise

  func check() {
    checkExamples()
    checkUnits()
    checkVariables()
    // What cannot be read may use any value.
    if !reader.hasErrors { checkGiven() }
  }

  private func checkExamples() {
    let examples = json["examples"]
    guard (examples?.elements ?? []).isEmpty else { return }
    reader.report(.noExamples, at: examples ?? json)
  }

  /// A bare number is read as radians where nothing else is said, and calculators give degrees.
  private func checkUnits() {
    for part in exercise.parts where part.unit == nil {
      guard let key = part.key, case .call(let function, _) = key.expression.kind,
        Library.inverseTrigonometric.contains(function) || function == "angle",
        let place = json["parts"]?[part.id]?["key"]
      else { continue }
      reader.report(.angleWithoutUnit(function), at: place)
    }
  }

  /// `0 .. 1` are two numbers, and seldom meant where a variable could be any number between them.
  private func checkVariables() {
    let parts = json["parts"]?.members?.map(\.value) ?? []
    for place in [json] + parts {
      for member in place["variables"]?.members ?? [] where member.value.string == "0 .. 1" {
        reader.report(.wholeNumbersOfInterval("0 .. 1"), at: member.value)
      }
    }
  }

  private func checkGiven() {
    // A name that answers may use, such as that of a dimension, may be there for them alone.
    let used = reader.usedNames.union(exercise.parts.flatMap(\.vocabulary.names))
    for member in (json["given"]?.members ?? []) + (json["draw"]?.members ?? [])
    where !used.contains(member.name) {
      reader.report(.unusedGiven(member.name), at: member.nameOffset)
    }
  }
}
