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

  /// Why the certificate of some evidence does not hold, where it is to be checked and does not.
  static func fault(of evidence: Evidence?) -> String? {
    guard isOn, let proof = evidence?.proof else { return nil }
    return CheckedProof.fault(in: proof)
  }
}

extension PartMark {
  /// The mark, or one that leaves the part to a person if its certificate is to be checked and does not hold.
  var checked: PartMark {
    guard let fault = CertificateChecking.fault(of: evidence) else { return self }
    return PartMark(
      id: id, kind: kind, points: points, verdict: .undecided, credit: .zero,
      why: .refused(fault), language: language, answer: answer, evidence: nil, margin: nil,
      mistake: nil,
      followThrough: nil, expected: expected, caret: nil, hints: hints, hintPrice: hintPrice)
  }
}

extension CompareFinding {
  /// The finding, or one that decides nothing if its certificate is to be checked and does not hold.
  var checked: CompareFinding {
    guard let fault = CertificateChecking.fault(of: evidence) else { return self }
    return CompareFinding(.undecided, .refused(fault))
  }
}
