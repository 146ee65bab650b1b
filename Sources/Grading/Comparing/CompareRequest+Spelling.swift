// What people write around a key and an answer, or in other signs than the language has.
extension CompareRequest {
  /// A side in the signs of the language, as far as the other one tells what is meant.
  func spelled(_ side: String, isKey: Bool, beside other: String) -> String {
    // Elsewhere braces with nothing in them are a group that says nothing.
    if ValueLabel.relates(other) || ["{}", "\\{\\}", "∅"].contains(other.trimmed),
      SetInWords.isInEmptyBraces(side)
    {
      return "∅"
    }
    var text = KroneckerDelta.named(
      in: withMatricesApart(withIdentity(undressed(side, beside: other))))
    if freedom == .constant, let formula = ConstantRemark.removed(from: text) { text = formula }
    text = withProgramsRead(text, isKey: isKey, beside: other)
    if WrittenShape.isShape(other) || WrittenShape.fits(text, vector: other),
      let tuple = WrittenShape.tuple(text)
    {
      text = tuple
    }
    return withRealNumbers(text, beside: other) ?? SetInWords.sign(for: text, beside: other)
      ?? WrittenSystem.joined(text, beside: other)
      ?? WrittenSystem.withSolutionsApart(text, beside: other)
      ?? SpelledSolutions.statement(for: text, beside: other)
      ?? SpelledPoints.sign(for: text, beside: other)
      ?? SpelledSet.sign(for: text, isKey: isKey, beside: other)
      ?? withoutGroups(text, beside: other) ?? text
  }

  /// A side with what programs print and people type in letters as the language has it.
  private func withProgramsRead(_ side: String, isKey: Bool, beside other: String) -> String {
    var text = side
    // Where shapes are asked for, a tensor has that length.
    let readsNumbers =
      !other.holds(word: "tensor") && !["shape", "size"].contains(where: side.holds(word:))
    let word = "return"
    if text.trimmed.hasPrefix(word + " "), !(variables ?? []).contains(word),
      let place = text.firstIndex(where: { !$0.isWhitespace })
    {
      // What a function of a program returns is the value.
      let end = text.index(place, offsetBy: word.count)
      text = text[..<place] + String(repeating: " ", count: word.count) + text[end...]
    }
    if let plain = PrintedArray.plain(text, readsNumbers: readsNumbers) { text = plain }
    if let braced = SpelledSeries.braced(text) { text = braced }
    let declared = (variables ?? []) + domains.flatMap(\.names)
    if let plain = ProgrammedSeries.plain(text) { text = plain }
    if let cases = CasesInWords.plain(text, names: declared) { text = cases }
    if let plain = ProgrammedConditions.plain(text, beside: other) { text = plain }
    if let plain = ProgrammedCalls.plain(text, names: declared) { text = plain }
    if let indexed = SpelledSeries.indexed(text, beside: other, names: declared) { text = indexed }
    if let factorial = SpelledGamma.asFactorial(text, beside: other, names: declared) {
      text = factorial
    }
    let entries = domains.filter(\.isOfEntries)
    if let norms = SpelledNorms.plain(text) { text = norms }
    if !entries.isEmpty {
      let vectors = Set(entries.filter { $0.sizes.count == 1 }.flatMap(\.names))
      if let extrema = SpelledExtrema.plain(text, vectors: vectors) { text = extrema }
      let ones = SpelledOnes(
        vectors: vectors,
        matrices: Set(entries.filter { $0.sizes.count != 1 }.flatMap(\.names)),
        namesT: declared.contains("T"))
      if let sum = ones.asSum(text) { text = sum }
    }
    if freedom == nil,
      let called = SpelledBinomial.called(in: text, beside: other, names: declared)
    {
      text = called
    }
    if let unified = GreekSpelling.unified(
      text, isKey: isKey, beside: other, declared: declared)
    {
      text = unified
    }
    if text.holds(word: "log["), isNumber(other) {
      // Of several numbers the square bracket of Mathematica takes one logarithm, whose base stands first.
      text = text.exchanging("log[", for: "Log[")
    }
    if isKey, text.holds("["), let count = SpacedRow.count(ofVector: other),
      let row = SpacedRow.withCommas(text, count: count)
    {
      text = row
    }
    return text
  }

  /// Whether a side is one number as far as its signs tell: neither a vector nor a set stands there.
  private func isNumber(_ side: String) -> Bool {
    !side.contains { "[{,;".contains($0) } && !side.holds(word: "\\begin")
      && !domains.contains(where: \.isOfEntries)
  }

  /// `N = 7,425,000` without the commas between its digits, beside what has none: a number in groups, of which there are too
  /// many for a decimal comma.
  private func withoutGroups(_ side: String, beside other: String) -> String? {
    guard side.holds(","), side.holds("="), !ValueLabel.relates(other),
      let equals = side.lastIndex(of: "=")
    else { return nil }
    let number = side[side.index(after: equals)...]
    let groups = number.trimmed.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 2, (1...3).contains(groups[0].count), groups[0].first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      other.split(separator: ",").count != groups.count
    else { return nil }
    return String(side[...equals]) + String(number).exchanging(",", for: "")
  }

  /// A text with ℝ for the letter R, which is the set beside intervals and inequalities, `R \ {0}`; nil for anything else.
  private func withRealNumbers(_ side: String, beside other: String) -> String? {
    var text = side.trimmed
    // Braces and bars say by themselves what the letter is.
    if let sign = ["∈", "\\in ", " in "].first(where: { text.contains($0) }),
      let range = text.ranges(of: sign).first
    {
      let member = text[..<range.lowerBound].trimmed
      text = text[range.upperBound...].trimmed
      guard !member.isEmpty, member.allSatisfy(\.isLetter), member != "R",
        text.hasPrefix("R"), text.count > 1, ValueLabel.relates(other),
        let set = withRealNumbers(text, beside: other)
      else { return nil }
      return member + " ∈ " + set
    }
    guard text.hasPrefix("R") else { return nil }
    let rest = text.dropFirst().drop(while: \.isWhitespace)
    let behind = rest.dropFirst().drop(while: \.isWhitespace).first
    // A difference to a bracket is one of sets beside sets and what says of x where it lies.
    let isDifference =
      ["\\", "∖", "-", "−"].contains { rest.hasPrefix($0) }
      && (rest.contains("{") || behind.map { "([]".contains($0) } == true)
    // Of what is above 0 or not below it, `R^+` and `R_{>0}`.
    let isPart = ["+", "^+", "^{+}"].contains(rest) || rest.hasPrefix("_{")
    guard rest.isEmpty || isDifference || isPart else { return nil }
    // Beside ℝ itself as well.
    if rest.isEmpty, NumberSystem(BareText.bared(other)) != nil, !isDeclaredR { return "ℝ" }
    let intervals = other.trimmed
    let areIntervals =
      ValueLabel.relates(intervals) || SetInWords.isNamed(intervals)
      || intervals.first.map { "([]".contains($0) } == true
        && ["inf", "∞", "∪", "\\cup"].contains { intervals.contains($0) }
    guard areIntervals, !intervals.contains("R"), !isDeclaredR else { return nil }
    if rest.isEmpty { return SetInWords.sign(for: "always", beside: other) }
    return rest == "+" ? "ℝ^+" : "ℝ" + text.dropFirst()
  }

  private var isDeclaredR: Bool {
    (variables ?? []).contains("R") || domains.contains { $0.names.contains("R") }
  }

  /// A side without marks and remarks around it, and without the words for what it counts.
  ///
  /// Such words are told from names where they are not declared and the other side has none of them: a name that stands on
  /// one side alone is no part of a right answer.
  private func undressed(_ side: String, beside other: String) -> String {
    let bare = BareText.bared(side)
    let undressed = AnswerDressing.undressed(bare)
    let text = undressed == bare ? bare : BareText.bared(undressed)
    guard AnswerDressing.mayEndInCounted(text) else { return text }
    let names = (variables ?? []) + domains.flatMap(\.names)
    let words = other.split { !$0.isLetter }.map { String($0) }
    return AnswerDressing.withoutCountedWords(text, keeping: names + words) ?? text
  }
}
