namespace Paseban.Assistance.Accounts;

/// <summary>How long sessions last. Citizens share telephones less than offices share desks, so they may pause longer.</summary>
public static class SessionTimes
{
    /// <summary>A session ends this long after it began, however much it was used.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>How long the second step may take after the password.</summary>
    public static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(10);

    /// <summary>A use is written down only this long after the last one, so that reading pages hardly ever writes.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>A session that is not used for this long ends.</summary>
    public static TimeSpan Idle(AccountKind kind) => kind switch
    {
        AccountKind.Staff => TimeSpan.FromMinutes(30),
        AccountKind.Citizen => TimeSpan.FromMinutes(60),
    };
}
