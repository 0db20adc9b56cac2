using Paseban.Assistance.Publication;
using Paseban.Web.Languages;

namespace Paseban.Portal.Payments;

/// <summary>Payments in words that everybody knows.</summary>
public static class BoardWords
{
    extension(Speaker say)
    {
        public string Stage(BoardStage stage) => stage switch
        {
            BoardStage.Built => say["Sedang disiapkan dan diperiksa", "Being prepared and checked"],
            BoardStage.Approved => say["Disetujui, menunggu bank", "Approved, waits for the bank"],
            BoardStage.AtBank => say["Di bank", "At the bank"],
            BoardStage.Crediting => say["Sedang masuk ke rekening", "Going into accounts"],
            BoardStage.Credited => say["Sudah masuk rekening", "In the accounts"],
        };

        /// <summary>Whole per cent, rounded down: a hundred means everybody.</summary>
        public string Share(long part, long whole) => whole == 0 ? "-" : $"{say.Number(part * 100 / whole)}%";

        /// <summary>Tells runs apart that pay the same months of the same programmes to other people.</summary>
        public string Title(BoardRun run)
        {
            var (programmes, months) = (string.Join(", ", run.Programmes), say.Months(run.Months.From, run.Months.Through));
            var whose = run.Cohort is { } cohort ? say[$", penerima gelombang {cohort}", $", recipients of {cohort}"] : "";
            return say[$"Pencairan {run.Name}: {programmes}, {months}{whose}", $"Payment {run.Name}: {programmes}, {months}{whose}"];
        }
    }
}
