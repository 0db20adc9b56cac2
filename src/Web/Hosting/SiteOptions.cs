using System.Reflection;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Web.Hosting;

/// <summary>What a site needs of the world around it. The database and the keys belong to whoever starts it.</summary>
/// <param name="Pages">The assembly that has the pages.</param>
/// <param name="Address">Where it listens: <c>http://127.0.0.1:8080</c>; port 0 takes a free one.</param>
/// <param name="KeysFolder">The key ring's folder; what pages are signed with lies in it too.</param>
/// <param name="DocumentFolder">Where documents lie encrypted.</param>
/// <param name="IsSandbox">Nothing in it is about real people; pages say so.</param>
/// <param name="Channels">The ways out for messages; none: they wait.</param>
public sealed record SiteOptions(
    WebSite Site, Assembly Pages, string Address, Database Database, KeyRing Keys, Law Law, TimeProvider Time, string KeysFolder,
    string DocumentFolder, bool IsSandbox, IReadOnlyList<IMessageChannel> Channels)
{
    /// <summary>
    /// What one request may carry: from strangers one document and the form around it, from the staff the list of a city or the photos of
    /// a day. A document may be sent that is somewhat too large, so that the form it came with can say so beside its field.
    /// </summary>
    public long MostRequestBytes => Site == WebSite.Portal ? 4L * AttachDocument.LargestBytes : 64L << 20;

    /// <summary>The folder or address at which files are exchanged with the bank; null where this site sends none.</summary>
    public string? Exchange { get; init; }

    /// <summary>The file with the bank's public key; null when the folder has it.</summary>
    public string? BankKey { get; init; }

    /// <summary>The columns of the exchange with the ministry; null where this site exchanges nothing.</summary>
    public SiksNgMap? SiksNg { get; init; }
}

/// <summary>
/// The whole city, for what is not about one reader: sessions, jobs. Pages ask for <see cref="Database"/>, which is narrower.
/// </summary>
public sealed record WholeDatabase(Database Database);

/// <summary>Facts of the site that pages need.</summary>
public sealed record SiteFacts(WebSite Site, bool IsSandbox, string DocumentFolder)
{
    /// <summary>See <see cref="SiteOptions.Exchange"/>.</summary>
    public string? Exchange { get; init; }

    /// <summary>See <see cref="SiteOptions.BankKey"/>.</summary>
    public string? BankKey { get; init; }

    /// <summary>See <see cref="SiteOptions.SiksNg"/>.</summary>
    public SiksNgMap? SiksNg { get; init; }
}
