import Exact
import Formats
import Formulas

extension CompareRequest {
  /// Decides the question.
  ///
  /// - Throws: `CompareError` where the key or a field makes no question.
  public func decide() throws(CompareError) -> CompareFinding {
    var request = self
    request.key = spelled(key, isKey: true, beside: answer)
    request.answer = spelled(answer, isKey: false, beside: key)
    if let unit = UprightUnit.behind(
      request.answer, beside: key, besides: (variables ?? []) + domains.flatMap(\.names)),
      UprightUnit.behind(key, beside: "") == nil
    {
      return CompareFinding(
        .unreadable, Reason.sentence(.notAsked(SafeText.line(unit, limit: 30))))
    }
    let dressed = request.answer
    do {
      request = try request.withoutLabels()
    } catch {
      return CompareFinding(.unreadable, Reason.sentence(error.reason))
    }
    if request.answer != dressed { request.labelledAnswer = dressed }
    if let finding = try request.decideUnbounded() ?? request.decideNumberSystems() {
      return finding
    }
    let finding = try request.decideAsWritten()
    guard finding.verdict == .right, let claim = request.withWrittenDerivative else {
      return finding
    }
    // `d/dx(x³) = 2x` says something false, whatever is asked.
    let said = try claim.decideAsWritten()
    return said.verdict == .right || said.verdict == .undecided ? finding : said
  }

  /// Decides the question entry by entry.
  func decideByEntries() throws(CompareError) -> CompareFinding {
    let functions = try allowedFunctions()
    let scope = try scope()
    let reader = reader(scope)
    var key = try readKey(reader)
    if let noAnswer { return CompareFinding(.unreadable, Reason.sentence(noAnswer)) }
    let answer: ComparedSide
    let listed = entries(for: key)
    do {
      var answers = reader
      answers.hasLabel = labelledAnswer != nil
      answers.vocabulary.functions = functions
      switch key.meaning {
      case .value(let value):
        // Without an equals sign nothing says what a value is.
        if HeldSigns(self.answer).meets(Self.equalSigns) { answers.taken = taken(beside: key) }
        // Where several numbers are asked for, commas stand between them.
        answers.vocabulary.readsGroups = value.scalar != nil
        answers.wantedShape = value.shape
      case .set:
        answers.taken = taken(beside: key)
        answers.asksSet = true
        answers.vocabulary.readsGroups = false
      case .points, .intervals, .statement: break
      }
      let read = try Fuel.limited(to: Limits.answerFuel) {
        try row(beside: key, answers) ?? answers.read(listed?.vector ?? self.answer)
      }
      let own = key
      answer = try read.beside(own)
      do {
        key = try own.beside(read)
      } catch {
        throw CompareError.key(message: error.reason.text(in: .english), column: nil)
      }
    } catch let error as CompareError {
      throw error
    } catch {
      return unreadable(error)
    }
    // Probabilities of one distribution are products of their shares.
    let parts = max(
      key.written.size + answer.written.size,
      scope.groups.isEmpty ? 0 : key.computedSize + answer.computedSize)
    do {
      let finding = try Fuel.limited(to: Limits.pairFuel(parts: parts)) {
        try Comparer(request: self, scope: scope, key: key, answer: answer).decide().checked
      }
      // Which of `w = 2, b = 1` comes first, only the key knows.
      guard let listed, !listed.hasOrder, finding.verdict == .wrong else { return finding }
      return CompareFinding(.unreadable, Reason.entriesWithoutOrder)
    } catch ArithmeticError.outOfFuel {
      return CompareFinding(.undecided, Reason.outOfFuel)
    } catch let error as CompareError {
      throw error
    } catch {
      return CompareFinding(.undecided, Reason.undecided)
    }
  }

  /// The answer as a row with spaces between its entries, where it is a vector only so; nil for others.
  private func row(beside key: ComparedSide, _ reader: ComparedSideReader) -> ComparedSide? {
    guard case .value(.vector(let entries)) = key.meaning,
      let written = SpacedRow.withCommas(answer, count: entries.count),
      let side = try? reader.read(written), case .value(.vector(let own)) = side.meaning,
      own.count == entries.count
    else { return nil }
    return side
  }

  /// The signs of which one stands wherever something is said to be equal, or about so, in a text of ASCII.
  private static let equalSigns = HeldSigns("=\\≈")

  /// The names that have a meaning beside the answer.
  private func taken(beside key: ComparedSide) -> Set<String> {
    Set((variables ?? []) + domains.flatMap(\.names) + key.written.names)
  }

  func reader(_ scope: ComparedScope) -> ComparedSideReader {
    ComparedSideReader(
      vocabulary: vocabulary(scope), variables: scope.variables, values: scope.values,
      identitySizes: scope.identitySizes)
  }

  /// The words that the key may use.
  func vocabulary(_ scope: ComparedScope) -> Vocabulary {
    let identity = scope.identitySizes.isEmpty ? [] : [Self.identityName]
    var vocabulary = Vocabulary(names: scope.names + identity)
    // Of the words of the texts themselves only a letter beside a Greek one is no name.
    vocabulary.splitsWords = variables == nil
    vocabulary.indicesHideNames = true
    // Where one side alone has entries in brackets, the other one has them below a line, and there they count from 1.
    vocabulary.countsFreeIndicesFromOne =
      key.holdsEntriesInBrackets != answer.holdsEntriesInBrackets
    vocabulary.readsBothSigns = [key, answer].contains { $0.trimmed.hasPrefix("{") }
    vocabulary.readsGroups = true
    vocabulary.sigma = SigmaUse(
      declared: (variables ?? []) + domains.flatMap(\.names), key: key, answer: answer)
    vocabulary.positiveNames = Set(scope.variables.positiveNames)
    vocabulary.matrices = Set(
      scope.variables.all.filter { $0.dimensions.count == 2 }.map(\.name))
    let arrays = arrays
    vocabulary.vectors = Set(
      scope.variables.all.filter { $0.dimensions.count == 1 && arrays.contains($0.name) }
        .map(\.name))
    return vocabulary
  }

  /// The finding that the answer cannot be read.
  func unreadable(_ error: any Error) -> CompareFinding {
    let unreadable =
      (error as? FormulaError).map { UnreadableAnswer($0, in: answer) } ?? UnreadableAnswer(error)
    var finding = CompareFinding(
      .unreadable, Reason.sentence(unreadable.reason), caret: unreadable.caret)
    finding.sizesDoNotFit = (error as? FormulaError)?.problem.saysThatSizesDoNotFit ?? false
    return finding
  }

  /// What shows a finding about both sides as they are written.
  func evidence(_ rule: Evidence.Rule, proof: String? = nil) -> Evidence {
    Evidence(
      rule: rule, answer: Evidence.Bounds(text: answer.trimmed),
      key: Evidence.Bounds(text: key.trimmed), proof: proof)
  }

  func readKey(_ reader: ComparedSideReader) throws(CompareError) -> ComparedSide {
    do {
      return try Fuel.limited(to: Limits.comparedKeyFuel) { try reader.read(key) }
    } catch let error as FormulaError {
      throw .key(message: error.message, column: error.range.lowerBound + 1)
    } catch {
      throw .key(message: UnreadableAnswer(error).reason.text(in: .english), column: nil)
    }
  }

  /// The functions that the answer may call, by their own names; nil for all.
  func allowedFunctions() throws(CompareError) -> Set<String>? {
    guard let allowed else { return nil }
    var functions: Set<String> = []
    for name in allowed {
      guard let function = Vocabulary.functionName(name) else {
        throw .field(
          "allow",
          .noFunction(
            SafeText.line(name, limit: 40),
            suggestion: Spelling.nearest(to: name, among: Vocabulary.functionNames)))
      }
      functions.insert(function)
    }
    return functions
  }
}

extension String {
  /// Whether a bracket stands right behind a letter or a digit, as in `x[i]`.
  fileprivate var holdsEntriesInBrackets: Bool {
    zip(self, dropFirst()).contains { $1 == "[" && ($0.isLetter || $0.isNumber) }
  }
}
