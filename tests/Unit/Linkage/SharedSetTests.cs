using Paseban.Linkage;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>The labelled set beside the project; nothing is tuned to it, and others judge it too.</summary>
public sealed class SharedSetTests
{
    private const string Set = "shared/data/linkage/febrl1.csv";

    [Fact]
    public void Link_OfTheLabelledSetWithoutItsNumbers_ReachesTheAgreedQuality()
    {
        var lines = File.ReadAllLines(Find());
        var table = new LinkageTable([.. Cells(lines[0])]);
        foreach (var line in lines.Skip(1)) table.Add([.. Cells(line)]);
        var config = new LinkageConfig { Ignore = ["rec_id", "soc_sec_id"] };

        var result = Linker.Link(table, null, config, ct: TestContext.Current.CancellationToken);

        var quality = Quality.Of(result, row => table.Value(row, 0).Split('-')[1], table.Count);
        Assert.True(quality.F1 >= 0.99, $"{quality}");
    }

    private static IEnumerable<string> Cells(string line) => line.Split(',').Select(cell => cell.Trim());

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, Set);
            if (File.Exists(file)) return file;
        }
        Assert.Skip($"The file {Set} is not beside the project; linkage was not measured on it.");
        return "";
    }
}
