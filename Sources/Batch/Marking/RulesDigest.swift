import Exact
import Formats
import Grading

/// What marks depend on besides the submissions, as one digest.
public enum RulesDigest {
  /// The digest of exercise files, whatever the folder they are in, and of what is marked of them.
  ///
  /// - Parameters:
  ///   - version: the version of the program.
  ///   - only: the ids to mark; nil for all.
  ///   - course: the course for which numbers were drawn; nil for that of each submission.
  ///   - sheet: the sheet whose weights count; nil for none.
  ///   - writesProofs: whether results hold proofs.
  ///   - checksCertificates: whether a verdict stands only where its certificate was replayed.
  public static func of(
    _ files: [ExerciseFile], version: String, only: Set<String>?, course: String?,
    sheet: CourseSheet? = nil, writesProofs: Bool, checksCertificates: Bool = false
  ) -> Digest {
    var hash = SHA256()
    func add(_ bytes: some Collection<UInt8>) {
      hash.update("\(bytes.count):".utf8)
      hash.update(bytes)
    }
    add(version.utf8)
    add(FuelCost.version.utf8)
    add((only.map { $0.sorted().joined(separator: ",") } ?? "*").utf8)
    add((course.map { "course \($0)" } ?? "").utf8)
    add((checksCertificates ? "checked proofs" : writesProofs ? "proofs" : "").utf8)
    // What a course states for all exercises stands in none of their files.
    if let defaults = files.first?.defaults { add(String(describing: defaults).utf8) }
    for rule in files.first?.handedOut.rules ?? [] { add(rule.record.compactBytes()) }
    if let sheet {
      add(sheet.exercises.joined(separator: ",").utf8)
      for (id, weight) in sheet.weights.sorted(by: { $0.key < $1.key }) {
        add("\(id) \(weight)".utf8)
      }
      add("drop \(sheet.drop)".utf8)
    }
    let named = files.map { file in
      let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
      return (name: "\(file.problemSet)/\(name)", bytes: file.bytes)
    }
    for file in named.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      add(file.name.utf8)
      add(file.bytes)
    }
    return hash.finish()
  }
}
