import Exact

extension Certificate.Question {
  /// The part of a proof by extrema: the maxima, and minima, of both sides with their arguments in one order, each once.
  ///
  /// The maximum of several numbers does not depend on their order, nor on how often one is among them, nor on which
  /// two are compared first; and it is defined where all of them are. The same holds for the minimum.
  func withSortedExtrema() throws(CertificateError) -> Certificate.Question {
    var question = self
    question.left = try left.withSortedExtrema()
    question.right = try right.withSortedExtrema()
    guard question != self else {
      throw .reduction(.form(expected: "maxima or minima that may be put in order"))
    }
    return question
  }
}

extension Certificate.Tree {
  /// The most arguments of a maximum that are put in order: each stands one level deeper than the one before it.
  private static var mostExtrema: Int { 100 }

  /// The tree with the arguments of all its maxima and minima in the order of how they are written, each once.
  ///
  /// The recursion is as deep as the tree.
  fileprivate func withSortedExtrema() throws(CertificateError) -> Certificate.Tree {
    try Work.spend(Work.term)
    guard case .apply(let function, let arguments) = self, function == .max || function == .min
    else {
      return try mappingParts { (part) throws(CertificateError) in try part.withSortedExtrema() }
    }
    var members: Set<Certificate.Tree> = []
    var waiting = arguments
    while let argument = waiting.popLast() {
      if case .apply(function, let inner) = argument {
        waiting += inner
      } else {
        members.insert(try argument.withSortedExtrema())
        guard members.count <= Self.mostExtrema else {
          throw .tooLarge(.depth, limit: Self.mostExtrema)
        }
      }
    }
    let sorted = members.map { (text: $0.text, tree: $0) }.sorted { $0.text < $1.text }
    guard let first = sorted.first?.tree else { return self }
    return sorted.dropFirst().reduce(first) { .apply(function, [$0, $1.tree]) }
  }
}
