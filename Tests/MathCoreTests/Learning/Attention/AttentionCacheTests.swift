import MathCore
import Testing

@Suite struct AttentionCacheTests {
  @Test func `the first position gets its own value, and an error adds nothing`() throws {
    var cache = AttentionCache()
    #expect(
      try cache.attend(query: [1, 2], key: [3, 4], value: [0.1, 0.2, 0.3]) == [0.1, 0.2, 0.3])
    let before = cache
    #expect(throws: MathError.shapes(function: "attend", [2], [3])) {
      try cache.attend(query: [1, 2, 3], key: [1, 2, 3], value: [1, 2, 3])
    }
    #expect(throws: MathError.shapes(function: "attend", [3], [1])) {
      try cache.attend(query: [1, 2], key: [1, 2], value: [1])
    }
    #expect(throws: MathError.shapes(function: "attend", [1], [2])) {
      try cache.attend(query: [1], key: [1, 2], value: [1, 1, 1])
    }
    #expect(throws: MathError.self) {
      try cache.attend(query: [1, 2], key: [1, .nan], value: [1, 1, 1])
    }
    #expect(cache == before)
    #expect(cache.count == 1)
    let next = try cache.attend(query: [0, 0], key: [1, 1], value: [0.3, 0.4, 0.5])
    #expect(next == [0.2, 0.30000000000000004, 0.4])
  }

  @Test func `a query of no elements is refused`() {
    var cache = AttentionCache()
    #expect(throws: MathError.empty(function: "attend")) {
      try cache.attend(query: [], key: [], value: [1])
    }
  }
}
