import Foundation
import TestSupport
import Testing

/// What must hold for the files of this repository as such.
@Suite struct RepositoryTests {
  private struct File {
    let path: String
    let text: String
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules that it imports.
    var imports: Set<String> {
      var modules: Set<String> = []
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").filter { $0 != "@testable" && $0 != "public" }
        if words.first == "import", words.count == 2 { modules.insert(String(words[1])) }
      }
      return modules
    }
  }

  /// What each module of ours may import of ours.
  private static let arrows: [String: Set<String>] = [
    "CGMP": [], "Exact": ["CGMP"], "Reference": ["Exact"], "Certificates": ["Exact"],
    "Formulas": ["Exact", "Reference", "Certificates", "Formats"],
    "Formats": [], "Console": [], "PropertyTesting": [],
    "MathCore": [], "Laws": ["Exact", "Reference", "PropertyTesting"],
    "Subjects": ["Laws", "MathCore", "Exact", "Formats"],
    "Grading": ["Exact", "Formulas", "Formats"],
    "Batch": ["Exact", "Grading", "Formats"],
    "grade": [
      "Exact", "Formulas", "Grading", "Authoring", "Batch", "Reports", "Formats", "Console",
    ],
    "Authoring": ["Exact", "Formulas", "Grading", "Formats", "PropertyTesting"],
    "Reports": ["Exact", "Formulas", "Grading", "Formats"],
    "verify": ["Subjects", "Laws", "Console", "Formats", "PropertyTesting"],
    "bench": [
      "Exact", "Reference", "Formulas", "Grading", "Batch", "Reports", "Formats", "Console",
      "PropertyTesting", "MathCore", "ChallengeProblems", "Etna",
    ],
  ]

  /// What each module may import of the system.
  private static let system: [String: Set<String>] = [
    "Exact": ["Glibc", "Musl", "Darwin", "Synchronization"], "Formulas": ["Synchronization"],
    "Grading": ["Synchronization"],
    "Batch": ["Glibc", "Darwin", "Synchronization"],
    "Console": ["Glibc", "Darwin", "Synchronization"],
    "grade": ["Glibc", "Darwin", "Synchronization"], "verify": ["Glibc", "Darwin"],
    "bench": ["Glibc", "Darwin", "Synchronization"], "PropertyTesting": ["Glibc", "Darwin"],
    "MathCore": ["Glibc", "Darwin"], "Subjects": ["Foundation"],
    "Authoring": ["Foundation", "Dispatch", "Synchronization"],
  ]

  private func swiftFiles(_ folder: String) throws -> [File] {
    let root = Repository.root.appending(path: folder).path()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      File(
        path: "\(folder)/\(path)",
        text: try String(contentsOfFile: root + "/" + path, encoding: .utf8))
    }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
  }

  @Test func `each module imports only what stands below it`() throws {
    let files = try swiftFiles("Sources")
    var wrong: [String] = []
    for file in files {
      let allowed = (Self.arrows[file.module] ?? []).union(Self.system[file.module] ?? [])
      for module in file.imports.subtracting(allowed).sorted() {
        wrong.append("\(file.path) imports \(module)")
      }
    }
    #expect(wrong == [])
    #expect(Set(files.flatMap(\.imports)).isSuperset(of: ["CGMP", "Exact", "Grading"]))
  }

  @Test func `each folder is a target and each target is a folder`() throws {
    let manifest = try text("Package.swift")
    for (folder, kinds) in [
      ("Sources", ["target", "executableTarget", "systemLibrary"]), ("Tests", ["testTarget"]),
    ] {
      let root = Repository.root.appending(path: folder).path()
      let folders = Set(
        try FileManager.default.contentsOfDirectory(atPath: root).filter { !$0.hasPrefix(".") })
      var targets: Set<String> = []
      for kind in kinds {
        let pattern = try Regex("\\.\(kind)\\(\\s*name: \"([A-Za-z]+)\"")
        for match in manifest.matches(of: pattern) {
          if let name = match.output[1].substring { targets.insert(String(name)) }
        }
      }
      // What stands under Tests and is no test: code that tests share, and committed failures.
      let support: Set = ["TestSupport", "ChallengeProblems", "Etna", "Regressions"]
      #expect(folders.subtracting(support) == targets.subtracting(support))
    }
    #expect(Set(Self.arrows.keys).isSubset(of: Set(try modules())))
    #expect(Set(try modules()).isSubset(of: Set(Self.arrows.keys)))
  }

  private func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path()
    ).filter { !$0.hasPrefix(".") }
  }

  @Test func `nothing in the sources traps on purpose, and nothing is left for later`() throws {
    let words = [
      "try!", "as!", "fatalError(", "preconditionFailure(", "// TODO", "TODO:", "// FIXME",
      "FIXME:",
      "import Testing", "import XCTest",
    ]
    var found: [String] = []
    for file in try swiftFiles("Sources") {
      for word in words where file.text.contains(word) { found.append("\(file.path): \(word)") }
    }
    #expect(found == [])
  }

  @Test func `no file has more than 400 lines`() throws {
    let files = try swiftFiles("Sources") + swiftFiles("Tests")
    let long = files.filter {
      $0.text.split(separator: "\n", omittingEmptySubsequences: false).count > 401
    }
    #expect(long.map(\.path) == [])
    #expect(files.count > 100)
  }

  @Test func `the name of an exercise file begins with its id`() throws {
    let root = Repository.root.appending(path: "exercises").path()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix(".jsonc") }
    let pattern = /"id": "([^"]+)"/
    for path in paths {
      let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
      let id = try #require(text.firstMatch(of: pattern)).output.1
      let name = try #require(path.split(separator: "/").last)
      #expect(name.hasPrefix(id + "-") || name == id + ".jsonc")
    }
    #expect(!paths.isEmpty)
  }

  @Test func `README and Makefile agree on the commands`() throws {
    let readme = try text("README.md")
    let makefile = try text("Makefile")
    let opening = try #require(readme.components(separatedBy: "\n## ").first)
    #expect(opening.contains("make grade") && opening.contains("make test"))
    var unknown: [String] = []
    for document in [readme, try text("CONTRIBUTING.md")] {
      for match in document.matches(of: /make ([a-z]+)`/) {
        let target = String(match.output.1)
        if !makefile.contains("\n\(target):") { unknown.append(target) }
      }
    }
    #expect(unknown == [])
  }

  @Test func `the version of the command is the newest one of the changelog`() throws {
    let newest = try #require(try text("CHANGELOG.md").firstMatch(of: /\n## ([0-9.]+)/)).output.1
    #expect(try shell("grade --version").output == "touchstone \(newest)\n")
  }
}
