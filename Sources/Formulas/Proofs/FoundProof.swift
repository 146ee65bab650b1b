import Synchronization

/// The last certificate that was found in some variables: whoever decides by it and then writes it as evidence asks for
/// the same one twice.
final class FoundProof: Sendable {
  /// What a certificate is looked for of.
  struct Question: Hashable {
    let left: Expression
    let right: Expression
    let openIndices: Int
    let groups: [[String]]
  }

  private let last = Mutex<(question: Question, text: String)?>(nil)

  /// What the search came to; nil where another question was the last one.
  subscript(question: Question) -> String? {
    last.withLock { known in
      guard let known, known.question == question else { return nil }
      return known.text
    }
  }

  /// Keeps what a search came to; one that finds nothing may find more with more fuel.
  func keep(_ text: String, for question: Question) {
    last.withLock { $0 = (question, text) }
  }
}
