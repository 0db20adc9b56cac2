using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>A page that asks for a file with identities: in which format, and what for.</summary>
public abstract class WritePage(Law law) : TargetingPage(law)
{
    [BindProperty]
    public string Format { get; set; } = "csv";

    [BindProperty]
    public string Reason { get; set; } = "";

    public static IReadOnlyList<Choice> Formats { get; } = [new("csv", "CSV"), new("xlsx", "XLSX (Excel)")];

    protected Problem? MissingReason => string.IsNullOrWhiteSpace(Reason) ? NoReason(nameof(Reason)) : null;
}
