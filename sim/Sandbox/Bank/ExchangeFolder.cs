using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Paseban.Sandbox.Bank;

/// <summary>
/// The folder both sides write into. A file is there when its signature is: NAME.xml.part, renamed to NAME.xml, then NAME.xml.sig.
/// </summary>
internal sealed partial class ExchangeFolder
{
    private readonly string root;

    public ExchangeFolder(string root)
    {
        this.root = root;
        foreach (var folder in (ReadOnlySpan<string>)["to-bank", "from-bank", "keys"])
            Directory.CreateDirectory(Path.Combine(root, folder));
    }

    public string CustomerKey => Path.Combine(root, "keys", "paseban.pub.pem");

    public string Inbound(string name) => Path.Combine(root, "to-bank", name);

    public string Outbound(string name) => Path.Combine(root, "from-bank", name);

    /// <summary>A file name without any folder in it.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    public void PublishKey(string pem) => WriteWhole(Path.Combine(root, "keys", "bank.pub.pem"), pem);

    /// <summary>Names of the signed files from the customer, in the order of their names.</summary>
    public IEnumerable<string> InboundNames() => Directory.EnumerateFiles(Path.Combine(root, "to-bank"), "*.xml")
        .Where(path => File.Exists(path + ".sig"))
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal);

    /// <summary>Writes the contents and signs exactly the bytes written. Doing it twice leaves the same file.</summary>
    public void Publish(string name, Action<Stream> contents, Signature signature)
    {
        var path = Outbound(name);
        var hash = Write(path + ".part", contents);
        File.Move(path + ".part", path, overwrite: true);
        WriteWhole(path + ".sig", signature.Sign(hash));
    }

    /// <summary>Half of the file under its final name and no signature: what a writer leaves that died on the way.</summary>
    public void PublishTorn(string name, Action<Stream> contents)
    {
        var path = Outbound(name);
        Write(path + ".part", contents);
        using (var file = new FileStream(path + ".part", FileMode.Open)) file.SetLength(file.Length / 2);
        File.Move(path + ".part", path, overwrite: true);
    }

    public static byte[] HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }

    public static void WriteWhole(string path, string text)
    {
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static byte[] Write(string path, Action<Stream> contents)
    {
        using var sha = SHA256.Create();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        using (var hashing = new CryptoStream(file, sha, CryptoStreamMode.Write))
            contents(hashing);
        return sha.Hash!;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
