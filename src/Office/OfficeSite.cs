using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Oversight;
using Paseban.Office.Deliberation;
using Paseban.Office.Disbursement;
using Paseban.Office.Enrolment;
using Paseban.Office.Exports;
using Paseban.Office.Imports;
using Paseban.Office.Jobs;
using Paseban.Office.Matching;
using Paseban.Office.Oversight;
using Paseban.Office.Targeting;

namespace Paseban.Office;

/// <summary>The site of the staff.</summary>
public static class OfficeSite
{
    public static WebApplication Build(SiteOptions options) =>
        SiteHost.Build(options, services => services.AddOffice(), app => Boundaries.Map(app));

    private static void AddOffice(this IServiceCollection services)
    {
        services.AddSingleton<Uploads>();
        services.AddSingleton<KeptFiles>();
        services.AddSingleton<LatestFigures>();
        services.AddSingleton<Seals>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobsAtWork>();
        services.AddHostedService<JobRunner>();
        JobKind[] kinds =
        [
            .. MatchJobs.Kinds, .. DeliberationJobs.Kinds, .. TargetingJobs.Kinds, .. TargetingFileJobs.Kinds,
            .. EnrolmentJobs.Kinds, .. RunJobs.Kinds, .. ExportJobs.Kinds, .. WorklistExports.Kinds,
            .. BookExports.Kinds, .. AuditExport.Kinds, .. AuditJobs.Kinds,
        ];
        foreach (var kind in kinds) services.AddSingleton(kind);
    }
}
