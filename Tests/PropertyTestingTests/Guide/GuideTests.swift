import PropertyTesting
import Testing

/// The examples of an article: a type whose name is that of the article, followed by `Examples`.
protocol GuideExamples: SendableMetatype {
  /// Runs the examples; what they print, in any order, each once.
  static func outputs() async throws -> [String]
}

extension GuideExamples {
  /// The article.
  static var article: String { String("\(Self.self)".dropLast("Examples".count)) }
}

/// What the guide shows is what the tests run.
@Suite struct GuideTests {
  private static let examples: [any GuideExamples.Type] = [
    WritingAFirstPropertyExamples.self, WritingAGeneratorExamples.self,
    ReadingAFailureExamples.self, ReproducingAFailureExamples.self,
    TestingNumericalCodeExamples.self, TestingASystemWithStateExamples.self,
    AwaitingAndCheckingInParallelExamples.self,
  ]

  @Test func `every example of the guide is compiled with these tests`() throws {
    let files = try GuideArticle.texts(in: GuideArticle.examples, ending: "Examples.swift")
    let articles = try GuideArticle.all()
    #expect(articles.count > Self.examples.count && !files.isEmpty)
    for article in articles {
      for block in article.blocks where block.language == "swift" {
        let isFound = files.contains { block.isPart(of: $0.text.lines) }
        #expect(isFound, "\(article.name).md:\(block.line) is in no file of examples")
      }
    }
  }

  @Test(arguments: examples.indices) func `every output of the guide is what the example prints`(
    _ place: Int
  ) async throws {
    let examples = Self.examples[place]
    let article = try #require(GuideArticle.all().first { $0.name == examples.article })
    let outputs = try await examples.outputs()
    let blocks = article.blocks.filter { $0.language == "text" }
    for block in blocks where !outputs.contains(where: block.shows) {
      Issue.record(
        """
        \(article.name).md:\(block.line) shows what no example prints; those print:
        \(outputs.joined(separator: "\n\n"))
        """)
    }
    for output in outputs where !blocks.contains(where: { $0.shows(output) }) {
      Issue.record("\(article.name).md does not show what an example prints:\n\(output)")
    }
  }

  @Test func `every article with an output has its examples, and no block is of another kind`()
    throws
  {
    let known = Set(Self.examples.map { $0.article })
    for article in try GuideArticle.all() {
      let languages = Set(article.blocks.map(\.language))
      #expect(languages.isSubset(of: ["swift", "text", "sh"]), "\(article.name).md")
      #expect(known.contains(article.name) || !languages.contains("text"), "\(article.name).md")
    }
  }

  @Test func `every blob that the guide shows can be read`() throws {
    var count = 0
    for article in try GuideArticle.all() {
      let words = article.text.split { " \n`=|'".contains($0) }
      for word in words where word.hasPrefix("touchstone1:") && !word.contains("…") {
        count += 1
        #expect(throws: Never.self, "\(article.name).md: \(word)") { try Blob(String(word)) }
      }
    }
    #expect(count > 0)
  }
}
