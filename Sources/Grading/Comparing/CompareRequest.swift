import Exact
import Formulas

/// The question whether an answer is the same as a key.
public struct CompareRequest: Sendable {
  /// How near to a key an answer has to be, ends included.
  public enum Closeness: Sendable, Hashable {
    /// At most so far away.
    case absolute(Rational)
    /// At most so many times the key away.
    case relative(Rational)
    /// At most half a unit of the n-th decimal away.
    case decimals(Int)
    /// At most half a unit of the n-th significant digit of the key away.
    case significantDigits(Int)

    /// The field of a question that asks for it.
    public var field: String {
      switch self {
      case .absolute, .relative: "tolerance"
      case .decimals: "decimals"
      case .significantDigits: "significant"
      }
    }
  }

  /// What an answer may differ by from a key.
  public enum Freedom: String, Sendable, CaseIterable {
    /// A constant that is added.
    case constant
    /// A factor that is not 0.
    case factor
    /// A factor above 0.
    case positiveFactor = "positive-factor"
    /// Being an increasing function of the key.
    case increasing
    /// The order of entries.
    case permutation
    /// The names of indices.
    case indexNames = "index-names"
  }

  /// The domain of variables: of each, or of a group that stands for the probabilities of a distribution.
  public struct DeclaredDomain: Sendable {
    /// The variables.
    public let names: [String]
    /// The domain as it was written.
    public let text: String

    /// A domain; `p,q,r` names a group.
    public init(_ names: String, _ text: String) {
      self.names = CompareRequest.names(names).map(CompareRequest.plainName)
      self.text = text.trimmed
    }
  }

  /// The right answer.
  public var key: String
  /// The answer.
  public var answer: String
  /// What stands there instead of an answer.
  var noAnswer: Reason?
  /// How near is near enough; nil for equality.
  public var closeness: Closeness?
  /// What the answer may differ by.
  public var freedom: Freedom?
  /// How the answer has to be written.
  public var forms: [WrittenForm] = []
  /// The names of the variables; nil if each word without a meaning is one.
  public var variables: [String]? {
    didSet { variables = variables?.map(Self.plainName) }
  }
  /// The domains of variables; real where none is given.
  public var domains: [DeclaredDomain] = []
  /// The answer with what it is called, where that was taken off.
  var labelledAnswer: String?
  /// What the label of the answer says is differentiated, as a formula.
  var writtenDerivative: String?
  /// The functions that the answer may call; nil for all.
  public var allowed: [String]?
  /// Whether a certificate of the verdict is written out.
  public var writesProofs = true

  /// Whether an answer equals a key.
  public init(key: String, answer: String) {
    self.key = key
    self.answer = answer
  }
}

/// What was found about an answer.
public struct CompareFinding: Sendable {
  /// What was decided: right, wrong, undecided or unreadable.
  public let verdict: Verdict
  /// Why.
  let why: Reason?
  /// Why `right` or `wrong` holds.
  public let evidence: Evidence?
  /// How far the answer is from the edge of what is near enough, in units of it.
  public let margin: String?
  /// The answer and a caret below the place of the trouble, where it cannot be read.
  public let caret: PartMark.Caret?
  /// Whether the answer cannot be read because sizes in it do not fit.
  var sizesDoNotFit = false

  /// Why, in one sentence.
  public var reason: String? { why?.text(in: .english) }

  /// The finding with the certificates of all of its parts, where each has one.
  func with(_ proofs: [String?]) -> CompareFinding {
    let texts = proofs.compactMap { $0 }
    guard var evidence, texts.count == proofs.count, !texts.isEmpty else { return self }
    evidence.proof = texts.joined()
    return CompareFinding(verdict, why, evidence, margin: margin, caret: caret)
  }

  init(
    _ verdict: Verdict, _ why: Reason? = nil, _ evidence: Evidence? = nil,
    margin: String? = nil, caret: PartMark.Caret? = nil
  ) {
    self.verdict = verdict
    self.why = why
    self.evidence = evidence
    self.margin = margin
    self.caret = caret
  }
}
