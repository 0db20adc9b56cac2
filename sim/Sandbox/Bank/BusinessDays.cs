namespace Paseban.Sandbox.Bank;

/// <summary>The days the bank works: Monday to Friday without the scenario's holidays.</summary>
internal sealed class BusinessDays(IReadOnlySet<DateOnly> holidays)
{
    public static BusinessDays Parse(string commaSeparated) =>
        new(commaSeparated.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(BankBooks.Day).ToHashSet());

    public bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!Is(day)) day = day.AddDays(1);
        return day;
    }

    public bool IsLastOfMonth(DateOnly day) => Is(day) && OnOrAfter(day.AddDays(1)).Month != day.Month;
}
