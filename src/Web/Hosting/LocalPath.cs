namespace Paseban.Web.Hosting;

/// <summary>A path of this site and of no other: nobody is led elsewhere by a link that begins with our name.</summary>
public static class LocalPath
{
    public static bool Is(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    public static string Or(string? path, string instead) => Is(path) ? path! : instead;
}
