namespace Paseban.Tests.Unit.Cli;

/// <summary>A page of the documentation that is made from the program, and compared with it.</summary>
internal static class AgreedPage
{
    public static void Compare(string path, string now)
    {
        var file = RepositoryRoot.Of(path);
        if (Environment.GetEnvironmentVariable("PASEBAN_ACCEPT") is { Length: > 0 }) File.WriteAllText(file, now);
        var agreed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

        Assert.True(
            now == agreed, $"{path} no longer says what the program does. Make it anew and read it: PASEBAN_ACCEPT=1 ./paseban test Unit");
    }
}
