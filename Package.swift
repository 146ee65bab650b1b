// swift-tools-version: 6.2
import PackageDescription

// Who may import whom: each target lists all that it may see; nothing runs the other way.
let package = Package(
  name: "touchstone",
  products: [
    .executable(name: "grade", targets: ["grade"]),
    .executable(name: "verify", targets: ["verify"]),
  ],
  targets: [
    .systemLibrary(
      name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .target(name: "Exact", dependencies: ["CGMP"]),
    .target(name: "Reference", dependencies: ["Exact"]),
    .target(name: "Certificates", dependencies: ["Exact"]),
    .target(name: "Formulas", dependencies: ["Exact", "Reference", "Certificates", "Formats"]),
    .target(name: "Formats"),
    .target(name: "Console"),
    .target(name: "PropertyTesting"),
    .target(name: "MathCore"),
    .target(name: "Laws", dependencies: ["Exact", "Reference", "PropertyTesting"]),
    .target(name: "Subjects", dependencies: ["Laws", "MathCore", "Exact", "Formats"]),
    .target(name: "Grading", dependencies: ["Exact", "Formulas", "Formats"]),
    .target(name: "Reports", dependencies: ["Exact", "Formulas", "Grading", "Formats"]),
    .target(name: "Batch", dependencies: ["Exact", "Grading", "Formats"]),
    .target(
      name: "Authoring",
      dependencies: ["Exact", "Formulas", "Grading", "Formats", "PropertyTesting"]),
    .executableTarget(
      name: "grade",
      dependencies: [
        "Exact", "Formulas", "Grading", "Authoring", "Batch", "Reports", "Formats", "Console",
      ]),
    .executableTarget(
      name: "verify", dependencies: ["Subjects", "Laws", "Console", "Formats", "PropertyTesting"]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Exact", "Reference", "Formulas", "Grading", "Batch", "Reports", "Formats", "Console",
        "PropertyTesting", "MathCore", "ChallengeProblems", "Etna",
      ],
      exclude: ["Peers"]),
    .target(
      name: "TestSupport", dependencies: ["Exact", "PropertyTesting"], path: "Tests/TestSupport"),
    .target(
      name: "ChallengeProblems", dependencies: ["PropertyTesting"], path: "Tests/ChallengeProblems"),
    .target(name: "Etna", dependencies: ["PropertyTesting"], path: "Tests/Etna"),
    .testTarget(
      name: "ExactTests", dependencies: ["Exact", "PropertyTesting", "TestSupport"],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "Exact", "PropertyTesting"]),
    .testTarget(
      name: "CertificatesTests", dependencies: ["Certificates", "Exact", "TestSupport"]),
    .testTarget(
      name: "FormulasTests",
      dependencies: ["Formulas", "Certificates", "Exact", "PropertyTesting"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "PropertyTesting"]),
    .testTarget(name: "ConsoleTests", dependencies: ["Console", "TestSupport"]),
    .testTarget(
      name: "MathCoreTests", dependencies: ["MathCore", "Exact", "PropertyTesting", "TestSupport"]),
    .testTarget(
      name: "LawsTests",
      dependencies: ["Laws", "Exact", "Reference", "PropertyTesting", "TestSupport"]),
    .testTarget(
      name: "SubjectsTests",
      dependencies: ["Subjects", "Laws", "Exact", "Formats", "PropertyTesting", "TestSupport"]),
    .testTarget(
      name: "PropertyTestingTests",
      dependencies: ["PropertyTesting", "Exact", "ChallengeProblems", "Etna", "TestSupport"]),
    .testTarget(
      name: "GradingTests",
      dependencies: [
        "Grading", "Formulas", "Certificates", "Exact", "Formats", "PropertyTesting", "TestSupport",
      ],
      resources: [.copy("Rows")]),
    .testTarget(
      name: "AuthoringTests",
      dependencies: ["Authoring", "Grading", "Exact", "Formulas", "Formats", "TestSupport"]),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Batch", "Reports", "Grading", "Exact", "Formats", "PropertyTesting", "TestSupport",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Grading", "Formulas", "Exact", "Formats", "TestSupport"]),
    .testTarget(
      name: "verifyTests", dependencies: ["verify", "Formats", "Laws", "TestSupport"]),
    .testTarget(
      name: "gradeTests", dependencies: ["grade", "Formats", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// Numbers and formulas are always optimised, so that `swift run` in its default configuration is
// fast. These unsafe flags forbid the use of this package as a versioned dependency of another one.
let hot: Set = [
  "Exact", "Reference", "Certificates", "Formulas", "Formats", "Grading", "Authoring", "Batch",
  "PropertyTesting",
  "MathCore", "Laws", "Subjects", "ChallengeProblems", "Etna",
]
for target in package.targets where target.type != .system {
  var settings = target.swiftSettings ?? []
  settings += [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if hot.contains(target.name) {
    settings.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
  }
  target.swiftSettings = settings
}
