import Exact
import Formulas

/// Whether certificates are replayed before a verdict is given.
public enum CertificateChecking {
  /// Whether each certificate that is written is read back and checked.
  @TaskLocal static var isOn = false

  /// Runs work in which a verdict whose certificate does not hold is left to a person.
  public static func on<T, E: Error>(_ work: () throws(E) -> T) throws(E) -> T {
    let result = $isOn.withValue(true) { Result { () throws(E) in try work() } }
    return try result.get()
  }

  /// Why a verdict may not stand, where certificates are to be checked: its certificate does not hold, or it says
  /// that two formulas are equal and has none.
  static func objection(to verdict: Verdict, _ evidence: Evidence?) -> Reason? {
    guard isOn, let evidence else { return nil }
    if let proof = evidence.proof { return CheckedProof.fault(in: proof).map { .refused($0) } }
    return verdict == .right && evidence.needsProof ? .unproved : nil
  }
}

extension Evidence {
  /// Whether the equality of two formulas does not show in what stands here.
  ///
  /// They are not written alike, and are no rationals. What a number lies in is shown by its intervals.
  fileprivate var needsProof: Bool {
    guard rule == .identity, answer != key else { return false }
    guard let a = answer.range, let b = key.range else { return true }
    return a != b
  }
}

extension PartMark {
  /// The mark, or one that leaves the part to a person if certificates are to be checked and there is none that holds.
  var checked: PartMark {
    guard let objection = CertificateChecking.objection(to: verdict, evidence) else { return self }
    return PartMark(
      id: id, kind: kind, points: points, verdict: .undecided, credit: .zero,
      why: objection, show: show, language: language, answer: answer, evidence: nil, margin: nil,
      mistake: nil,
      followThrough: nil, expected: expected, caret: nil, hints: hints, hintPrice: hintPrice)
  }
}

extension CompareFinding {
  /// The finding, or one that decides nothing if certificates are to be checked and there is none that holds.
  var checked: CompareFinding {
    guard let objection = CertificateChecking.objection(to: verdict, evidence) else { return self }
    return CompareFinding(.undecided, objection)
  }
}
