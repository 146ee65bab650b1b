import Certificates
import Synchronization

/// The certificates that were found while something was decided: whoever decides by one and then writes it as evidence
/// asks for it twice.
final class FoundProofs: Sendable {
  /// What a certificate is looked for of.
  struct Question: Hashable {
    let left: Expression
    let right: Expression
    let openIndices: Int
    let groups: [[String]]

    /// Few questions are kept, so that their sizes tell most of them apart, and no formula need be looked through.
    func hash(into hasher: inout Hasher) {
      hasher.combine(left.size)
      hasher.combine(right.size)
      hasher.combine(openIndices)
    }
  }

  /// What a search came to.
  enum Found {
    case text(String)
    /// A certificate that nobody has written as a text so far.
    case certificate(Certificate)
    /// The steps of one certificate do not do; other searches may find more.
    case noSteps
  }

  /// How two statements were found to hold at the same points.
  enum Means {
    /// By a certificate about a function of the sides of one of them.
    case functions(Certificate)
    /// By what both say of a variable, where signs did not do.
    case elimination
  }

  private struct Statements: Hashable {
    let first: Statement
    let second: Statement
  }

  /// The most that is kept.
  private static let most = 64

  private let found = Mutex<[Question: Found]>([:])
  private let means = Mutex<[Statements: Means]>([:])

  /// What a search came to; nil where none was made, or it is not kept any more.
  subscript(question: Question) -> Found? {
    get { found.withLock { $0[question] } }
    set {
      found.withLock { known in
        if known.count >= Self.most { known = [:] }
        known[question] = newValue
      }
    }
  }

  /// How two statements were found to hold at the same points; nil where that is not kept.
  subscript(first: Statement, second: Statement) -> Means? {
    get { means.withLock { $0[Statements(first: first, second: second)] } }
    set {
      means.withLock { known in
        if known.count >= Self.most { known = [:] }
        known[Statements(first: first, second: second)] = newValue
      }
    }
  }
}
