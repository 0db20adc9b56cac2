using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Paseban.Assistance.Registry;
using Paseban.Storage;
using Paseban.Web.Assets;
using Paseban.Web.Languages;
using Paseban.Web.SignIn;

namespace Paseban.Web.Hosting;

/// <summary>Builds one of the two sites; whoever started it runs and stops it.</summary>
public static class SiteHost
{
    /// <summary>Carries what was just done to the next page.</summary>
    public const string ToldCookie = "paseban-told";

    /// <param name="options">What the site needs.</param>
    /// <param name="add">Services of this site alone.</param>
    /// <param name="map">End points of this site that are no pages.</param>
    public static WebApplication Build(
        SiteOptions options, Action<IServiceCollection>? add = null, Action<WebApplication>? map = null)
    {
        // No folder of content: everything is in the program. No settings file: the command line and the environment have it all.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiteHost).Assembly.GetName().Name, ContentRootPath = options.KeysFolder,
        });
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MostRequestBytes;
        });
        builder.WebHost.UseUrls(options.Address);
        // The keys that sign pages lie in the key ring's folder, which is guarded as a whole.
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddSimpleConsole();
        AddServices(builder.Services, options);
        add?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            // Only a proxy on this machine is believed; that is the default, said here because rate limits rest on it.
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, KnownProxies = { IPAddress.Loopback },
        });
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = fault =>
                DatabaseFaults.IsClash(fault) ? StatusCodes.Status409Conflict : StatusCodes.Status500InternalServerError,
        });
        // Behind the handler, which clears what was written before a fault and comes through here again.
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.RefuseTooLarge(options.MostRequestBytes);
        app.UseSessionCookie(options.Site);
        app.UseRateLimiter();
        app.MapAssets();
        app.MapLanguages();
        app.MapGet("/health", () => "ok");
        map?.Invoke(app);
        app.MapRazorPages();
        return app;
    }

    private static void AddServices(IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(new WholeDatabase(options.Database));
        services.AddSingleton(options.Keys);
        // One for each request: a vault's cipher serves one thread at a time.
        services.AddScoped(_ => new IdentityVault(options.Keys));
        services.AddSingleton(options.Law);
        services.AddSingleton(options.Time);
        services.AddSingleton(new SiteFacts(options.Site, options.IsSandbox, options.DocumentFolder)
        {
            Exchange = options.Exchange, BankKey = options.BankKey, SiksNg = options.SiksNg,
        });
        services.AddSingleton(options.Channels);
        services.AddHostedService<MessageSender>();
        services.AddHttpContextAccessor();
        services.AddScoped<Speaker>();
        services.AddScoped<Visitor>();
        // Whatever a page reads, it reads through this, as far as its reader sees; what it does, it does to the whole city, and asks first
        // whether the reader sees what is done something to.
        services.AddScoped(provider =>
            provider.GetRequiredService<WholeDatabase>().Database.Within(provider.GetRequiredService<Visitor>().Scope));
        services.AddSingleton<IConfigureOptions<MvcOptions>, FormReading>();
        services.AddRouting(routing => (routing.LowercaseUrls, routing.AppendTrailingSlash) = (true, false));
        services.AddRazorPages(pages =>
            {
                // A page lies in the folder of its journey or step, not below one folder of all pages.
                pages.RootDirectory = "/";
                pages.Conventions.Add(new RightConvention(options.Pages, options.Site));
            })
            .ConfigureApplicationPartManager(parts =>
            {
                foreach (var assembly in new[] { options.Pages, typeof(SiteHost).Assembly })
                {
                    parts.ApplicationParts.Add(new AssemblyPart(assembly));
                    parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
                }
            });
        services.Configure<CookieTempDataProviderOptions>(told =>
        {
            told.Cookie.Name = ToldCookie;
            told.Cookie.SameSite = SameSiteMode.Strict;
            told.Cookie.IsEssential = true;
        });
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = options.Site == WebSite.Office ? "paseban-office-form" : "paseban-portal-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.HttpOnly = true;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("paseban")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.KeysFolder, "pages")));
        services.AddResponseCompression(compression =>
        {
            // Tokens in our pages change with each answer, so the length of a page tells nothing of them.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddRateLimits();
    }
}
