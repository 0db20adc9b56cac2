using Xunit;

namespace Paseban.Tests.Tidy;

public sealed class EventTests
{
    private static readonly IReadOnlyList<SourceFile> Steps = [.. Tree.Product.Where(file => file.IsInAny("src/Assistance", "src/Ledger"))];

    private static SourceFile Words => Tree.Product.Single(file => file.Name == "EventWords.cs");

    [Fact]
    public void Events_OfEveryStep_HaveWords() => Finding.AssertNone(EventRules.WithoutWords(Steps, Words));

    [Fact]
    public void Words_OfEvents_AreOfEventsThatAreWritten() => Finding.AssertNone(EventRules.WithoutEvents(Steps, Words));
}
