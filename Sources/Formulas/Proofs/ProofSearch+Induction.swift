import Certificates
import Exact

// Proofs over the whole numbers.
extension ProofSearch {
  /// The inductions over whole variables that may come to an end: none within so many others that every sum has been
  /// taken apart, and none over a variable that shifts the entries in a sum, as then no term is left out.
  func inductions(
    of question: Certificate.Question, _ variables: [Certificate.Variable]
  ) -> [Certificate.Reduction] {
    let sides = [question.left, question.right]
    guard sides.contains(where: \.hasSeries), inductions < mostInductions else { return [] }
    return variables.filter { variable in
      guard case .integers(_?) = variable.domain else { return false }
      return !sides.contains { $0.shiftsEntries(by: variable.name) }
    }.flatMap { variable -> [Certificate.Reduction] in
      [.induction(variable.name, by: .difference), .induction(variable.name, by: .ratio)]
    }
  }
}

extension Certificate.Tree {
  /// How many sums and products over an index stand in one another at most.
  var seriesDepth: Int {
    (children.map(\.seriesDepth).max() ?? 0) + (boundIndex == nil ? 0 : 1)
  }

  /// Whether an entry in a sum, or in a product over an index, has a place that depends on a name and on the index.
  fileprivate func shiftsEntries(by name: String, inside indices: [String] = []) -> Bool {
    if case .entry(_, let places) = self {
      return places.contains { place in
        let names = place.names
        return names.contains(name) && indices.contains(where: names.contains)
      }
    }
    let inner = boundIndex.map { indices + [$0] } ?? indices
    return children.contains { $0.shiftsEntries(by: name, inside: inner) }
  }
}
