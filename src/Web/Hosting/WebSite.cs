namespace Paseban.Web.Hosting;

/// <summary>The public pages and those of the staff are two sites: the public host carries no staff page.</summary>
public enum WebSite
{
    Portal = 1,
    Office = 2,
}

public static class WebSitePaths
{
    public static string SignInPath(this WebSite site) => site == WebSite.Office ? "/sign-in" : "/masuk";

    /// <summary>Where somebody is sent who must change a first password or set up a second step before anything else.</summary>
    public static string FirstStepsPath(this WebSite site) => site == WebSite.Office ? "/account" : "/akun";
}
