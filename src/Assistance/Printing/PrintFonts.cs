using System.Security.Cryptography;

namespace Paseban.Assistance.Printing;

/// <summary>The letters that documents are set in: a plain and a bold font of one family, from the system.</summary>
/// <param name="Name">Family and content, so that a document printed later can be held against them: <c>DejaVuSans 3f1a...</c>.</param>
public sealed record PrintFonts(TrueTypeFont Plain, TrueTypeFont Bold, string Name)
{
    private static readonly (string Plain, string Bold)[] Families =
        [("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")];

    private static readonly string[] Folders =
    [
        "/usr/share/fonts/truetype/noto", "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/noto", "/usr/share/fonts/dejavu",
        "/usr/share/fonts/TTF", "/usr/share/fonts/google-noto", "/usr/share/fonts/dejavu-sans-fonts", "/usr/local/share/fonts",
    ];

    /// <summary>Noto Sans or DejaVu Sans, from a folder that was given or from where systems keep them.</summary>
    public static Outcome<PrintFonts> Find(string? folder = null)
    {
        string[] folders = folder is null ? Folders : [folder];
        foreach (var (plain, bold) in Families)
        {
            foreach (var place in folders)
            {
                if (Read(Path.Combine(place, plain), Path.Combine(place, bold)) is { } fonts) return fonts;
            }
        }
        return Problem.NotFound(
            "fonts.missing",
            $"No font to print with was found in {string.Join(", ", folders)}.",
            "The administrators install fonts-noto-core or fonts-dejavu-core.")
            .InIndonesian(
                $"Huruf untuk mencetak tidak ditemukan di {string.Join(", ", folders)}.",
                "Minta pengelola sistem memasang fonts-noto-core atau fonts-dejavu-core.")
            .AtCommandLine("Install one (apt-get install fonts-noto-core), or name the folder of NotoSans-Regular.ttf with --fonts.");
    }

    private static PrintFonts? Read(string plain, string bold)
    {
        if (!File.Exists(plain) || !File.Exists(bold)) return null;
        var (one, other) = (File.ReadAllBytes(plain), File.ReadAllBytes(bold));
        if (TrueTypeFont.Read(one) is not { } first || TrueTypeFont.Read(other) is not { } second) return null;
        var content = Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(one), .. SHA256.HashData(other)]));
        return new(first, second, $"{Path.GetFileNameWithoutExtension(plain)} {content[..16]}");
    }
}
