using Xunit;

namespace Paseban.Tests.Tidy;

/// <summary>Each rule finds what it is there for; a rule that finds nothing looks like a clean tree.</summary>
public sealed class ProofTests
{
    [Theory]
    [InlineData("class MatchHelper;")]
    [InlineData("record RunManager2;")]
    [InlineData("enum CommonReason { A }")]
    public void EmptyTypeNames_ADrawer_IsFound(string code) => Assert.Single(WordRules.EmptyTypeNames(File(code)));

    [Theory]
    [InlineData("class Score;")]
    [InlineData("class Corehouse;")]
    [InlineData("class Utilised;")]
    public void EmptyTypeNames_AWordThatOnlyBeginsAlike_IsNotFound(string code) => Assert.Empty(WordRules.EmptyTypeNames(File(code)));

    [Theory]
    [InlineData("class A { double x; }")]
    [InlineData("class A { List<float> x; }")]
    [InlineData("class A { object x = 0.5; }")]
    [InlineData("class A { object x = 1e3; }")]
    public void FloatingPoint_InAnyPlace_IsFound(string code) => Assert.Single(WordRules.FloatingPoint(File(code)));

    [Fact]
    public void FloatingPoint_InTextOrAsDecimal_IsNotFound() =>
        Assert.Empty(WordRules.FloatingPoint(File("class A { /* double */ string x = \"double 0.5\"; decimal y = 0.5m; }")));

    [Fact]
    public void RegionsAndPragmas_BothOfThem_AreFound() =>
        Assert.Equal(2, WordRules.RegionsAndPragmas(File("#region x\n#pragma warning disable CS0001\nclass A;\n#endregion\n")).Count());

    [Theory]
    [InlineData("<table>\n    <thead>", 1)]
    [InlineData("<table>\n    <caption class=\"x\">a</caption>", 0)]
    [InlineData("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"@Say[\"a\", \"b\"]\">\n<table>\n<thead>", 0)]
    [InlineData("<div class=\"wide\">\n<table>", 1)]
    public void NamelessTables_WithoutCaptionAndNamedRegion_AreFound(string markup, int found) =>
        Assert.Equal(found, PageRules.NamelessTables(new("src/Office/A.cshtml", markup)).Count());

    [Fact]
    public void InOneLanguage_WithoutIndonesianWords_IsFound()
    {
        Assert.Single(ProblemRules.InOneLanguage(File("class A { P x = Problem.Invalid(\"a\", \"b\", \"c\").At(\"d\"); }")));
        Assert.Empty(ProblemRules.InOneLanguage(
            File("class A { P x = Problem.Invalid(\"a\", \"b\", \"c\").At(\"d\").InIndonesian(\"e\", \"f\"); }")));
    }

    [Theory]
    [InlineData("work.Record(\"run.built\", subject, body);", 1)]
    [InlineData("work.Record(again ? \"run.built\" : \"run.closed\", subject, body);", 2)]
    [InlineData("work.Record($\"run.{act}\", subject, body);", 1)]
    [InlineData("Keep(\"run.built\"); } void Keep(string kind) { work.Record(kind, subject, body);", 1)]
    [InlineData("work.Record(\"run.known\", subject, body);", 0)]
    public void WithoutWords_OfAnEventWithoutThem_AreFound(string statements, int found)
    {
        var words = new SourceFile("src/Assistance/Oversight/EventWords.cs", "class W { string[] x = [\"run.known\"]; }");

        Assert.Equal(found, EventRules.WithoutWords([File($"class A {{ void B() {{ {statements} }} }}")], words).Count());
    }

    [Theory]
    [InlineData("Problem.Invalid(\"a\", \"b\", $\"See: paseban run status {name}\")")]
    [InlineData("Problem.Conflict(\"a\", \"b\", \"Add --reason.\")")]
    [InlineData("Problem.NotFound(\"a\", \"b\", \"c\").InIndonesian(\"d\", \"Tambahkan --reason.\")")]
    public void NamingCommands_InARemedy_IsFound(string problem) =>
        Assert.Single(ProblemRules.NamingCommands(File($"class A {{ P x = {problem}; }}")));

    [Fact]
    public void NamingCommands_ForTheCommandLineOnly_IsNotFound() => Assert.Empty(ProblemRules.NamingCommands(
        File("class A { P x = Problem.Invalid(\"a\", \"b\", \"c -- d\").AtCommandLine(\"See: paseban run list --json\"); }")));

    [Theory]
    [InlineData("new BilingualText(\"Lihat paseban explain.\", \"See why.\")")]
    [InlineData("RowProblem.OfRow(1, reason, new(\"Lihat.\", $\"Compare {list} \" + \"(paseban siks-ng differences).\"))")]
    public void TextsNamingCommands_InOneLanguage_AreFound(string text) =>
        Assert.Single(ProblemRules.TextsNamingCommands(File($"class A {{ object x = {text}; }}")));

    [Fact]
    public void TextsNamingCommands_OfPlainTexts_AreNotFound() => Assert.Empty(ProblemRules.TextsNamingCommands(
        File("class A { B x = new(\"Cocokkan -- lalu kirim lagi.\", \"Compare Paseban's list.\"); }")));

    [Fact]
    public void LeftOvers_OfEachKind_AreFound()
    {
        string[] lines =
        [
            "// TO" + "DO later", "// FIX" + "ME", "throw new NotImplemented" + "Exception();", "[Fact(Skip" + " = \"slow\")]",
        ];

        Assert.Equal(4, WordRules.LeftOvers(File(string.Join('\n', lines))).Count());
    }

    [Fact]
    public void RealLookingNiks_OfARealKecamatan_AreFoundAndOf99AreNot()
    {
        Assert.Single(WordRules.RealLookingNiks(File("// 317103" + "0105600001")));
        Assert.Empty(WordRules.RealLookingNiks(File("// 3171990105600001")));
    }

    [Fact]
    public void TestNames_WithoutStateAndOutcome_AreFound() =>
        Assert.Single(WordRules.TestNames(File("class T { [Fact] void Works() { } [Theory] void A_B_C() { } void X() { } }")));

    [Fact]
    public void LongFunctions_OfSeventyOneLines_AreFound()
    {
        Assert.Empty(SizeRules.LongFunctions(File($"class A\n{{\n    void F()\n    {{\n{Rows(67)}    }}\n}}\n")));
        Assert.Single(SizeRules.LongFunctions(File($"class A\n{{\n    void F()\n    {{\n{Rows(68)}    }}\n}}\n")));
    }

    [Fact]
    public void LongFile_OfFourHundredAndOneLines_IsFound()
    {
        Assert.Empty(SizeRules.LongFile(File(Rows(400))));
        Assert.Single(SizeRules.LongFile(File(Rows(401))));
    }

    [Fact]
    public void LongLines_OfMoreThanTheirColumns_AreFound()
    {
        Assert.Empty(SizeRules.LongLines(File(new string('x', 140))));
        Assert.Single(SizeRules.LongLines(File(new string('x', 141))));
    }

    [Theory]
    [InlineData("src/Assistance/Registry/Person.cs", 0)]
    [InlineData("src/Kernel/Month.cs", 0)]
    [InlineData("docs/a/b/c/d.md", 0)]
    [InlineData("src/Assistance/Registry/Import/Person.cs", 1)]
    public void DeepFolder_BelowTheSecondLevel_IsFound(string path, int expected) =>
        Assert.Equal(expected, SizeRules.DeepFolder(new SourceFile(path, "")).Count());

    [Theory]
    [InlineData("using Paseban.Assistance.Disbursement;")]
    [InlineData("class A { Disbursement.Run run; }")]
    [InlineData("class A { object F() => Disbursement.Run.Of(1).Name; }")]
    [InlineData("class A { object F() => Paseban.Assistance.Disbursement.Run.Of(1); }")]
    [InlineData("class A : List<Paseban.Assistance.Oversight.Trail>;")]
    public void LaterSteps_UsedByAnEarlierOne_AreFound(string code) =>
        Assert.Single(WallRules.LaterSteps(new SourceFile("src/Assistance/Enrolment/A.cs", code)));

    [Theory]
    [InlineData("using Paseban.Assistance.Registry; class A { Registry.Person p; object F() => this.Cards.Count; }")]
    [InlineData("namespace Paseban.Assistance.Enrolment; class A { }")]
    public void LaterSteps_WhereOnlyEarlierOnesAreUsed_AreNotFound(string code) =>
        Assert.Empty(WallRules.LaterSteps(new SourceFile("src/Assistance/Enrolment/A.cs", code)));

    [Fact]
    public void UnknownSteps_AFolderWithoutAPlace_IsFound() =>
        Assert.Single(WallRules.UnknownSteps(new SourceFile("src/Assistance/Helpdesk/A.cs", "")));

    [Theory]
    [InlineData("src/Rules/Rules.csproj", "../Storage/Storage.csproj")]
    [InlineData("src/Kernel/Kernel.csproj", "../Rules/Rules.csproj")]
    [InlineData("sim/Sandbox/Sandbox.csproj", "../../src/Kernel/Kernel.csproj")]
    [InlineData("src/Cli/Cli.csproj", "../../sim/Sandbox/Sandbox.csproj")]
    public void ProjectReferences_ThroughAWall_AreFound(string project, string reference) =>
        Assert.Single(WallRules.ProjectReferences(new SourceFile(project, $"<ProjectReference Include=\"{reference}\" />")));

    [Theory]
    [InlineData("<PackageReference Include=\"Dapper\" Version=\"2.1.0\" />")]
    [InlineData("<PackageReference Include=\"Dapper\" VersionOverride=\"2.1.0\" />")]
    [InlineData("<Version>2.1.0</Version>")]
    public void PackageVersions_InAProject_AreFound(string line) => Assert.Single(WallRules.PackageVersions(File(line)));

    [Fact]
    public void ConsoleUse_OutsideTheCli_IsFound()
    {
        const string Code = "class A { void F() => Console.WriteLine(); void G() => AnsiConsole.Write(); }";

        Assert.Single(WallRules.ConsoleUse(new SourceFile("src/Ledger/A.cs", Code)));
        Assert.Empty(WallRules.ConsoleUse(new SourceFile("src/Cli/A.cs", Code)));
    }

    [Fact]
    public void Engines_OutsideStorage_AreFound()
    {
        Assert.Single(WallRules.Engines(new SourceFile("src/Assistance/Registry/A.cs", "using Npgsql;")));
        Assert.Empty(WallRules.Engines(new SourceFile("src/Storage/A.cs", "using Npgsql;")));
    }

    [Theory]
    [InlineData("\"select id from payment\"", 1)]
    [InlineData("$\"insert into {t} values (1)\"", 0)]
    [InlineData("$\"insert into payment values ({n})\"", 1)]
    [InlineData("\"\"\"\nupdate payment set state = 1\n\"\"\"", 1)]
    [InlineData("\"Select a file from the list.\"", 0)]
    public void Sql_OutsideItsPlaces_IsFound(string literal, int expected) =>
        Assert.Equal(expected, WallRules.Sql(new SourceFile("src/Cli/A.cs", $"class A {{ object x = {literal}; }}")).Count());

    [Fact]
    public void BrokenLinks_InADocument_AreFound()
    {
        const string Links = "[a](../../README.md) [b](y.md#there) [c](gone.md) [d](https://example.org) [e](#here)";
        var document = new SourceFile("docs/adr/x.md", Links);

        var finding = Assert.Single(DocumentRules.BrokenLinks(document, path => path is "README.md" or "docs/adr/y.md"));

        Assert.Contains("gone.md", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-a.sql 0002-b.sql 0003-c.sqlite.sql 0003-c.postgres.sql", 0)]
    [InlineData("0001-a.sql 0003-c.sql", 1)]
    [InlineData("0001-a.sql 0001-b.sql", 1)]
    [InlineData("0001-a.sql 2-b.sql", 1)]
    public void Migrations_WithAGapOrTakenTwice_AreFound(string names, int expected) =>
        Assert.Equal(expected, DocumentRules.Migrations(names.Split(' ')).Count());

    [Fact]
    public void ProcessKinds_ADocumentWithoutThem_IsFound() =>
        Assert.Contains(
            DocumentRules.ProcessKinds(File("| `Nothing` | x |")),
            finding => finding.Message.Contains("Nothing", StringComparison.Ordinal));

    [Fact]
    public void Roles_ADocumentThatGrantsMore_IsFound() =>
        Assert.Contains(
            DocumentRules.Roles(File("| `RunApproving` | Administrator |")),
            finding => finding.Message.Contains("`RunApproving` | DinasApprover", StringComparison.Ordinal));

    [Fact]
    public void UnlinkedSteps_AFolderThatTheReadmeForgot_IsFound() =>
        Assert.Single(DocumentRules.UnlinkedSteps(File("(src/Assistance/Registry/)"), ["Registry", "Cards"]));

    private static SourceFile File(string text) => new("src/Cli/A.cs", text);

    private static string Rows(int count) => string.Concat(Enumerable.Repeat("        x();\n", count));
}
