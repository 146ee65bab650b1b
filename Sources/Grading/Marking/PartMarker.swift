import Exact
import Formats
import Formulas

/// Marks one answer to one part.
struct PartMarker {
  let exercise: Exercise
  let part: Part
  /// The student's answers to parts that were marked before.
  let earlier: [String: EarlierAnswer]
  /// The student's formulas for parts that were marked before.
  var earlierFormulas: [String: EarlierFormula] = [:]
  /// Whether the evidence about formulas holds certificates.
  var writesProofs = true

  /// The mark, and what the answer stands for in later parts (nil: the right value does).
  func mark(_ answer: WrittenAnswer) -> (mark: PartMark, standing: EarlierAnswer?) {
    if case .blank = answer { return (result(.unanswered, answer: ""), nil) }
    let text = answer.text
    switch part.kind {
    case .text:
      if case .broken(_, let trouble) = answer {
        return (result(.unreadable, reason: .sentence(trouble.reason), answer: text), nil)
      }
      return (result(.undecided, reason: Reason.freeText, answer: text), nil)
    case .choice:
      return (ChoiceMarker(self).mark(answer), nil)
    case .expression, .derivation, .condition:
      return (result(.undecided, answer: text), nil)
    case .number, .vector, .matrix, .shape:
      return markValue(answer, text)
    }
  }

  // MARK: Values

  private func markValue(
    _ answer: WrittenAnswer, _ text: String
  ) -> (mark: PartMark, standing: EarlierAnswer?) {
    let read: ReadAnswer
    do {
      read = try AnswerReader(part: part).read(answer)
    } catch {
      let mark = result(
        .unreadable, reason: Reason.sentence(error.reason), answer: text, caret: error.caret)
      return (mark, nil)
    }
    do {
      return try Fuel.limited(to: Limits.markingFuel) {
        let marked = try decide(read, text)
        guard let stated = read.stated, marked.mark.verdict == .wrong else { return marked }
        // What is stated last is the answer, where numbers were rounded on the way.
        let last = try decide(ReadAnswer(entries: [stated], shape: []), text)
        return last.mark.credit > marked.mark.credit ? last : marked
      }
    } catch ArithmeticError.outOfFuel {
      return (result(.undecided, reason: Reason.outOfFuel, answer: text), nil)
    } catch {
      return (result(.undecided, reason: Reason.undecided, answer: text), nil)
    }
  }

  private func decide(
    _ read: ReadAnswer, _ text: String
  ) throws -> (mark: PartMark, standing: EarlierAnswer?) {
    guard let key = part.key else { return (result(.undecided, answer: text), nil) }
    let judgement = try judge(read, key.value)
    switch judgement {
    case .right(let evidence, let margin):
      let mark = result(.right, credit: .one, answer: text, evidence: evidence, margin: margin)
      let standing = try EarlierAnswer(read, part: part, text: text, isAccepted: true)
      return (mark, evidence.rule == .equal ? nil : standing)
    case .undecided:
      return (result(.undecided, reason: Reason.undecided, answer: text), nil)
    case .wrong(let wrong):
      if let (remark, evidence) = try rightFromRounded(read, text, key) {
        let mark = result(
          .right, credit: .one, reason: remark, answer: text, evidence: evidence)
        return (mark, try EarlierAnswer(read, part: part, text: text, isAccepted: true))
      }
      return try understand(read, text, key, wrong)
    }
  }

  /// What all entries together came to.
  private enum Judgement {
    case right(Evidence, margin: String?)
    case undecided
    case wrong(WrongAnswer)
  }

  /// A wrong answer, by its first wrong entry.
  private struct WrongAnswer {
    let evidence: Evidence?
    let margin: String?
    /// The fault of the writing, if no wrong entry has more to it than that.
    var fault: NumberJudge.Fault?
    let reason: Reason
    /// Whether the reason names more than the place of the first wrong entry.
    var namesFault = false
    var rightEntries = 0

    /// Takes in one more wrong entry.
    mutating func add(_ other: NumberJudge.Fault?) {
      if other == nil || other == .rounded || other?.isOfForm != fault?.isOfForm { fault = nil }
    }

    /// What is said of entries of which some are right: how many, and what is wrong with the first other one.
    func reason(ofEntries count: Int) -> Reason {
      let entries = Reason.entries(right: rightEntries, of: count)
      return namesFault ? .both(entries, reason) : entries
    }
  }

  /// The fault by which an entry is known: one digit alone is no rounding of anything in particular.
  private func named(_ fault: NumberJudge.Fault?, _ entry: AnswerEntry) -> NumberJudge.Fault? {
    guard let fault, !fault.isOfForm else { return fault }
    return entry.literal.map { $0.significantDigits >= 2 } == true ? fault : nil
  }

  private func judge(_ read: ReadAnswer, _ key: Value<Real>) throws -> Judgement {
    guard read.shape.count == key.shape.count else {
      let reason = Reason.expected(part.kind, found: read.value.kindName)
      return .wrong(
        WrongAnswer(
          evidence: Evidence(shapes: read.shape, key.shape), margin: nil, fault: nil,
          reason: reason))
    }
    guard read.shape == key.shape else {
      let reason =
        part.kind == .shape ? Reason.wrongShape : Reason.shape(key.shape, found: read.shape)
      return .wrong(
        WrongAnswer(
          evidence: Evidence(shapes: read.shape, key.shape), margin: nil, fault: nil,
          reason: reason))
    }
    let judge = NumberJudge(part: part)
    var evidence: Evidence?
    var margin: String?
    var wrong: WrongAnswer?
    var rightEntries = 0
    var isUndecided = false
    for (index, (entry, target)) in zip(read.entries, key.scalars).enumerated() {
      switch try judge.judge(entry, key: target) {
      case .right(let why, let distance):
        rightEntries += 1
        if evidence == nil || why.rule != .equal { evidence = why }
        if margin == nil { margin = distance }
      case .undecided: isUndecided = true
      case .wrong(let why, let distance, let fault):
        guard wrong == nil else {
          wrong?.add(named(fault, entry))
          continue
        }
        let expected =
          entry.literal.flatMap { NumberText.rounded(target, like: $0, bareUnit: part.unit) }
          ?? part.expectedText(.scalar(target))
        let reason =
          fault.map {
            let reason = Reason.fault($0, part: part, expected: expected)
            return read.shape.isEmpty
              ? reason : Reason.atEntry(index, shape: read.shape, reason: reason)
          } ?? wrongEntry(index, read.shape)
        wrong = WrongAnswer(
          evidence: why, margin: distance, fault: named(fault, entry), reason: reason,
          namesFault: fault != nil)
      }
    }
    if var wrong {
      wrong.rightEntries = rightEntries
      return .wrong(wrong)
    }
    if isUndecided { return .undecided }
    guard let evidence else { return .undecided }
    return .right(evidence, margin: margin)
  }

  private func wrongEntry(_ index: Int, _ shape: [Int]) -> Reason {
    if part.kind == .shape { return Reason.wrongShape }
    return shape.isEmpty ? Reason.wrong : Reason.entry(index, shape: shape)
  }

  // MARK: Wrong answers

  /// A wrong answer counts as the reading of it that earns the most.
  private func understand(
    _ read: ReadAnswer, _ text: String, _ key: Key, _ wrong: WrongAnswer
  ) throws -> (mark: PartMark, standing: EarlierAnswer?) {
    var candidates = try MistakeFinder(marker: self, read: read, key: key)
      .candidates(rounding: wrong.fault.map { ($0, wrong.reason) })
    if let follows = try followsFromWrong(read, text, key) {
      switch follows {
      case .candidate(let candidate): candidates.append(candidate)
      case .undecided: return (result(.undecided, reason: Reason.undecided, answer: text), nil)
      }
    }
    if part.creditsEntries, wrong.rightEntries > 0 {
      let count = read.entries.count
      candidates.append(
        Candidate(
          rank: .builtIn, credit: try Rational(wrong.rightEntries) / Rational(count), mistake: nil,
          reason: wrong.reason(ofEntries: count)))
    }
    let isOutside = try isOutsideDomain(read)
    // An answer in a unit of another kind is told so, not where numbers of the asked kind lie.
    if isOutside, wrong.fault?.isOfForm != true, let domain = part.domain {
      candidates.append(
        Candidate(
          rank: .domain, credit: .zero, mistake: nil,
          reason: .outsideOf(domain.text, ofEntries: !read.shape.isEmpty)))
    }
    let best = Candidate.best(candidates)
    let mark = result(
      .wrong, credit: best?.credit ?? .zero, reason: best?.reason ?? wrong.reason, answer: text,
      evidence: wrong.evidence, margin: wrong.margin, mistake: best?.mistake,
      followThrough: best?.followThrough)
    // A wrong shape may have another number of dimensions; any other answer must have the key's shape.
    let isUsable = !isOutside && (part.kind == .shape || read.shape == key.value.shape)
    let standing = try EarlierAnswer(
      read, part: part, text: text, isAccepted: mark.credit == .one)
    return (mark, isUsable ? standing : nil)
  }

  private func isOutsideDomain(_ read: ReadAnswer) throws -> Bool {
    guard let domain = part.domain else { return false }
    for entry in read.entries {
      do {
        if try !domain.contains(entry.value) { return true }
      } catch ArithmeticError.undecided {
        continue
      }
    }
    return false
  }

  // MARK: Following from earlier answers

  private func ownAnswers(_ key: Key, accepted: Bool?) -> [String: EarlierAnswer] {
    earlier.filter { name, answer in
      key.dependencies.contains(name) && (accepted == nil || answer.isAccepted == accepted)
    }
  }

  private func sources(_ answers: [String: EarlierAnswer], _ key: Key) -> [(String, String)] {
    key.dependencies.compactMap { name in answers[name].map { (name, $0.text) } }
  }

  private func followThrough(_ key: Key) -> FollowThrough {
    FollowThrough(
      key: key, judge: NumberJudge(part: part),
      values: exercise.values)
  }

  /// What follows from right but rounded answers is right.
  private func rightFromRounded(
    _ read: ReadAnswer, _ text: String, _ key: Key
  ) throws -> (remark: Reason, evidence: Evidence)? {
    let rounded = ownAnswers(key, accepted: true)
    guard !rounded.isEmpty,
      case .follows(let evidence) = try followThrough(key).decide(
        read, from: rounded, mustDiffer: false)
    else { return nil }
    return (Reason.follows(text, from: sources(rounded, key)), evidence)
  }

  private enum Follows {
    case candidate(Candidate)
    case undecided
  }

  private func followsFromWrong(
    _ read: ReadAnswer, _ text: String, _ key: Key
  ) throws -> Follows? {
    guard let share = part.followThrough, !ownAnswers(key, accepted: false).isEmpty else {
      return nil
    }
    let own = ownAnswers(key, accepted: nil)
    switch try followThrough(key).decide(read, from: own, mustDiffer: true) {
    case .differs: return nil
    case .undecided: return .undecided
    case .follows:
      let expected = part.expectedText(key.value)
      let wrong = ownAnswers(key, accepted: false)
      var reason = Reason.follows(text, from: sources(wrong, key))
      if part.show.tellsReason(of: .wrong) {
        reason = .both(reason, .withTheRightOne(expected, count: wrong.count))
      }
      return .candidate(
        Candidate(
          rank: .followThrough, credit: share, mistake: nil, reason: reason, followThrough: share))
    }
  }

  // MARK: Results

  func result(
    _ verdict: Verdict, credit: Rational = .zero, reason: Reason? = nil, answer: String,
    evidence: Evidence? = nil, margin: String? = nil, mistake: String? = nil,
    followThrough: Rational? = nil, caret: PartMark.Caret? = nil
  ) -> PartMark {
    let shows = verdict != .right && part.show.tellsAnswer
    return PartMark(
      id: part.id, kind: part.kind, points: part.points, verdict: verdict, credit: credit,
      why: part.show.tellsReason(of: verdict) ? reason : nil, show: part.show,
      language: exercise.language, answer: answer,
      evidence: evidence, margin: margin, mistake: mistake, followThrough: followThrough,
      expected: shows ? expectedText ?? rightChoices : nil, caret: caret)
  }

  private var expectedText: String? {
    part.key.map { part.expectedText($0.value) } ?? part.formulaText
  }

  private var rightChoices: String? {
    part.choices.isEmpty
      ? nil : part.choices.filter(\.isRight).map(\.id).joined(separator: ", ")
  }
}
