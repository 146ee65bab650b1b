/// Every way in which one field of a certificate is changed for a test.
struct Corruption {
  /// What was done, for the report.
  let change: String
  /// The certificate after it.
  let text: String

  /// All changes of one line or one word of a certificate.
  static func all(of text: String) -> [Corruption] {
    let lines = text.split(separator: "\n").map(String.init)
    let names = declaredNames(lines)
    var result: [Corruption] = []
    func add(_ change: String, _ changed: [String]) {
      let text = changed.joined(separator: "\n") + "\n"
      result.append(Corruption(change: change, text: text))
    }
    for (number, line) in lines.enumerated() {
      var without = lines
      without.remove(at: number)
      add("deleted: \(line)", without)
      var doubled = lines
      doubled.insert(line, at: number)
      add("doubled: \(line)", doubled)
      let words = tokens(line)
      for place in words.indices {
        for replacement in replacements(words, place, names) {
          var changed = words
          changed[place] = replacement
          var corrupted = lines
          corrupted[number] = joined(changed)
          if corrupted[number] != joined(words) {
            add("\(line) → \(corrupted[number])", corrupted)
          }
        }
      }
    }
    return result
  }

  // MARK: - Words

  /// The words and brackets of a line.
  private static func tokens(_ line: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    for character in line {
      if "()[] ,".contains(character) {
        if !word.isEmpty { tokens.append(word) }
        word = ""
        tokens.append(String(character))
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? tokens : tokens + [word]
  }

  private static func joined(_ tokens: [String]) -> String { tokens.joined() }

  private static func declaredNames(_ lines: [String]) -> [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      return ["variable", "family", "atom"].contains(words[0]) ? String(words[1]) : nil
    }
  }

  // MARK: - Changes

  private static let heads = ["+", "-", "*", "/", "^"]
  private static let functions = ["exp", "log", "sqrt", "abs", "sigmoid", "tanh", "sin", "max"]
  private static let rules = [
    "unfold", "atom", "exp", "log", "power", "abs", "sum", "rename", "ring",
  ]

  /// What may stand instead of a word: always a word that nothing knows, and others of its kind.
  private static func replacements(
    _ words: [String], _ place: Int, _ names: [String]
  ) -> [String] {
    let word = words[place]
    if "()[] ,".contains(word) { return word == " " ? [] : ["", word + word] }
    var others = ["qq", ""]
    let isRule = words.first == "step" && place == 6
    let isPlace = words.first == "step" && place == 4
    let isDomain =
      (words.first == "variable" && place > 2) || (words.first == "family" && place > 4)
    if isDomain {
      // Another domain is another claim, which may hold as well: tested by itself.
      return ["qq"]
    } else if words.first == "value", word.contains(where: \.isNumber) {
      // A wider interval may hold as well; these reach over 0 to the other side's.
      return ["qq", "", word.hasPrefix("-") ? String(word.dropFirst()) : "-\(word)"]
    } else if isRule {
      others += rules.filter { $0 != word }
    } else if isPlace {
      others += places(word)
    } else if word == "left" || word == "right" {
      others.append(word == "left" ? "right" : "left")
    } else if word == "equal" || word == "different" {
      others.append(word == "equal" ? "different" : "equal")
    } else if heads.contains(word) {
      others += heads.filter { $0 != word }
    } else if functions.contains(word) {
      others += functions.filter { $0 != word }
    } else if names.contains(word) {
      others += names.filter { $0 != word } + ["0"]
    } else if let first = word.first, first.isNumber || first == "-" {
      others += ["\(word)1", word.hasPrefix("-") ? String(word.dropFirst()) : "-\(word)"]
    }
    return others
  }

  /// Other places: each argument number changed, and one left out.
  private static func places(_ place: String) -> [String] {
    guard place != "." else { return ["0", "1", "0.0"] }
    let path = place.split(separator: ".").compactMap { Int($0) }
    var others = ["."]
    for index in path.indices {
      var changed = path
      changed[index] += 1
      others.append(changed.map(String.init).joined(separator: "."))
      changed = path
      changed.remove(at: index)
      if !changed.isEmpty { others.append(changed.map(String.init).joined(separator: ".")) }
    }
    return others
  }
}
