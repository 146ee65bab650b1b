import Formats

/// A way to break an exercise file, and what must be said about it.
struct Breakage: Sendable {
  let name: String
  /// The broken file and a piece of the message that must come; nil where the file has nothing to break so.
  let apply: @Sendable (ExerciseText) -> (text: String, message: String)?
}

/// An exercise file as bytes and values, to be changed at its values.
struct ExerciseText: Sendable {
  let bytes: [UInt8]
  let json: JSON

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    json = try JSON.read(bytes, as: .commented)
  }

  /// The file with some bytes exchanged.
  func replacing(_ range: Range<Int>, by text: String) -> String {
    String(
      decoding: bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }

  /// The file with the text of a value exchanged.
  func replacing(_ value: JSON, by text: String) -> String {
    replacing(value.offset..<value.end, by: text)
  }

  /// The file with another member in front of those of an object.
  func inserting(_ member: String, into object: JSON) -> String {
    replacing(object.offset + 1..<object.offset + 1, by: " " + member + ",")
  }

  /// The parts with their fields.
  var parts: [JSON.Member] { json["parts"]?.members ?? [] }

  /// The parts with a key that is computed to a value and has no form of its own.
  var valueParts: [JSON.Member] {
    let hasVariables = json["variables"] != nil
    return parts.filter { part in
      part.value["key"]?.string != nil && part.value["form"] == nil
        && part.value["tolerance"]?.string?.hasPrefix("exactly") != true
        && (!hasVariables || part.value["variables"] == nil) && !hasVariables
        && part.value["variables"] == nil
    }
  }

  /// The parts with a key, whatever it is computed to.
  var keyedParts: [JSON.Member] {
    parts.filter { part in
      part.value["key"]?.string != nil && part.value["form"] == nil
        && part.value["tolerance"]?.string?.hasPrefix("exactly") != true
    }
  }

  /// The file with a mistake added to a part.
  func adding(_ mistake: String, to part: JSON.Member) -> String {
    guard let mistakes = part.value["mistakes"] else {
      return inserting("\"mistakes\": { \(mistake) }", into: part.value)
    }
    return inserting(mistake, into: mistakes)
  }
}

extension Breakage {
  static let all: [Breakage] = [
    Breakage(name: "a name that nothing has") { file in
      guard let key = file.keyedParts.first?.value["key"], let text = key.string else { return nil }
      return (
        file.replacing(key, by: "\"nonsense + \(text.filter { $0 != "\"" })\""),
        "`nonsense` is not a name here"
      )
    },
    Breakage(name: "a bracket that is not closed") { file in
      guard let key = file.keyedParts.first?.value["key"] else { return nil }
      return (file.replacing(key, by: #""(1 + 1""#), "is not closed")
    },
    Breakage(name: "a number for a key") { file in
      guard let key = file.keyedParts.first?.value["key"] else { return nil }
      return (file.replacing(key, by: "24"), "a key is a formula in the given values")
    },
    Breakage(name: "a check that disagrees") { file in
      guard let part = file.valueParts.first(where: { $0.value["check"] != nil }),
        let check = part.value["check"]
      else { return nil }
      return (file.replacing(check, by: "12345.678"), "the check says 12345.678")
    },
    Breakage(name: "a misspelt field") { file in
      guard let prompt = file.parts.first?.value.member("prompt") else { return nil }
      return (
        file.replacing(prompt.nameOffset..<prompt.nameOffset + 8, by: #""promt""#),
        "did you mean `prompt`?"
      )
    },
    Breakage(name: "no prompt") { file in
      guard let prompt = file.parts.first?.value["prompt"] else { return nil }
      return (file.replacing(prompt, by: "7"), "`prompt` must be a text")
    },
    Breakage(name: "points that are none") { file in
      guard let part = file.parts.first(where: { $0.value["points"] == nil }) else { return nil }
      return (file.inserting(#""points": 0"#, into: part.value), "points are a number above 0")
    },
    Breakage(name: "a share above 1") { file in
      guard let part = file.keyedParts.first else { return nil }
      return (
        file.adding(#""broken": { "value": "key + 1", "credit": 50 }"#, to: part),
        "a share is between 0 and 1"
      )
    },
    Breakage(name: "a mistake that is right") { file in
      guard let part = file.keyedParts.first else { return nil }
      return (
        file.adding(#""broken": { "value": "key" }"#, to: part),
        "mistake `broken` is the right answer"
      )
    },
    Breakage(name: "two mistakes that are one") { file in
      guard let part = file.keyedParts.first else { return nil }
      return (
        file.adding(#""twin 1": { "value": "17.25" }, "twin 2": { "value": "69/4" }"#, to: part),
        "mistakes `twin 1` and `twin 2` are equal"
      )
    },
    Breakage(name: "an edit of what is not there") { file in
      guard let part = file.keyedParts.first else { return nil }
      return (
        file.adding(#""broken": { "edit": "17*19 -> 3" }"#, to: part),
        "the edit's left side does not occur in the key"
      )
    },
    Breakage(name: "a statement that holds for the right answer") { file in
      guard let part = file.valueParts.first else { return nil }
      return (
        file.adding(#""broken": { "when": "answer = key" }"#, to: part),
        "`when` holds for the right answer"
      )
    },
    Breakage(name: "a value that no text has") { file in
      guard let prompt = file.parts.first?.value["prompt"] else { return nil }
      return (
        file.replacing(prompt, by: #""What is {nonsense}?""#), "`{nonsense}` is not a value here"
      )
    },
    Breakage(name: "a given value that nothing uses") { file in
      if let given = file.json["given"] {
        return (
          file.inserting(#""idle": [1.5, 2]"#, into: given), "`idle` is given, but nothing uses it"
        )
      }
      return (
        file.inserting(#""given": { "idle": [1.5, 2] }"#, into: file.json),
        "`idle` is given, but nothing uses it"
      )
    },
    Breakage(name: "an example that earns something else") { file in
      guard let score = file.json["examples"]?.elements?.lazy.compactMap({ $0["score"] }).first
      else {
        return nil
      }
      return (file.replacing(score, by: "\"123/7\""), "expected 123/7 points, is ")
    },
    Breakage(name: "an example of a part that is not there") { file in
      guard let answers = file.json["examples"]?.elements?.first?["answers"] else { return nil }
      return (file.inserting(#""nonsense": 1"#, into: answers), "no part `nonsense` here")
    },
    Breakage(name: "no examples") { file in
      guard let examples = file.json["examples"] else { return nil }
      return (file.replacing(examples, by: "[]"), "there are no `examples`")
    },
    Breakage(name: "a part that needs itself") { file in
      guard let part = file.keyedParts.first, let key = part.value["key"] else { return nil }
      return (
        file.replacing(key, by: "\"\(part.name) + 1\""), "`\(part.name)` needs `\(part.name)`"
      )
    },
    Breakage(name: "digits that the rule does not ask for") { file in
      guard let part = file.valueParts.first(where: { $0.value["kind"]?.string != "shape" }),
        let key = part.value["key"]?.string, !key.contains("shape("),
        let prompt = part.value["prompt"],
        file.json["tolerance"] == nil
      else { return nil }
      return (
        file.replacing(prompt, by: #""The value, to 11 decimals.""#),
        "the prompt says 11 decimals"
      )
    },
    Breakage(name: "no right choice") { file in
      guard let choices = file.parts.lazy.compactMap({ $0.value["choices"] }).first else {
        return nil
      }
      return (
        file.replacing(choices, by: #"{ "a": { "text": "A" }, "b": { "text": "B" } }"#),
        "no choice is right"
      )
    },
  ]
}
