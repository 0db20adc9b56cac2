namespace Paseban.Web.Hosting;

/// <summary>
/// A path of this site and of no other, written as addresses are: nobody is led elsewhere by a link that begins with our name, and no sign
/// in it stops the answer that leads there.
/// </summary>
public static class LocalPath
{
    public static bool Is(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.All(sign => sign is > ' ' and <= '~');

    public static string Or(string? path, string instead) => Is(path) ? path! : instead;
}
