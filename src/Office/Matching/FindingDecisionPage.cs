namespace Paseban.Office.Matching;

/// <summary>A decision about findings, of one or of several: it is so or not, why, and on what evidence. It stands.</summary>
public abstract class FindingDecisionPage : OfficePage
{
    private const string Confirm = "confirm";

    /// <summary>confirm or dismiss.</summary>
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    public IReadOnlyList<Choice> Decisions => Excludes
        ? [
            new(Confirm, Say["Benar", "It is so"], Say[
                $"{Say.Number(Cases)} pengajuan gugur.", $"{Plural.Of(Cases, "case goes", "cases go")} no further."]),
            Dismiss,
        ]
        : [Dismiss];

    /// <summary>Whether anybody goes no further if it is so.</summary>
    protected abstract bool Excludes { get; }

    /// <summary>How many cases the decision concerns.</summary>
    protected abstract long Cases { get; }

    protected bool IsConfirmed => Decision == Confirm;

    protected ProcessContext Grounds => Process(ProcessKind.FindingResolving, Why.Trim(), Evidence.Trim());

    private Choice Dismiss => new("dismiss", Say["Tidak benar", "It is not so"], Say[
        "Keraguan atau pengguguran karenanya dicabut.", "The doubt, or the drop that it caused, is lifted."]);

    /// <summary>Whether all is said; else each field tells what it lacks.</summary>
    protected bool IsSaid()
    {
        if (Decisions.All(choice => choice.Value != Decision)) Wrong(nameof(Decision), "Pilih salah satu.", "Choose one.");
        if (string.IsNullOrWhiteSpace(Why)) Wrong(nameof(Why), "Tulis alasannya.", "Say why.");
        if (string.IsNullOrWhiteSpace(Evidence)) Wrong(nameof(Evidence), "Sebutkan buktinya.", "Name the evidence.");
        return ModelState.IsValid;
    }
}
