using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Web.SignIn;

namespace Paseban.Tests.Pages.Harness;

/// <summary>Every page that a running site has.</summary>
internal static class PageList
{
    public static IEnumerable<(string Address, RightAttribute Right)> Of(Site site) =>
        from action in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
        let page = action as CompiledPageActionDescriptor ?? Compiled(site, action)
        where page is not null
        let address = "/" + page.AttributeRouteInfo?.Template
        where address != "/error/{code:int}"
        orderby address
        select (address, page.HandlerTypeInfo.GetCustomAttribute<RightAttribute>()!);

    /// <summary>Addresses that open for anybody, a page of each programme among them.</summary>
    public static IEnumerable<string> OpenToAll(Site site) =>
        Of(site).Where(page => page.Right is OpenToAllAttribute && !page.Address.Contains('{', StringComparison.Ordinal))
            .Select(page => page.Address)
            .Concat(LawFolder.Law.Programmes.Where(programme => !programme.PaysNothing)
                .Select(programme => "/program/" + programme.Code.ToLowerInvariant()));

    private static CompiledPageActionDescriptor? Compiled(Site site, ActionDescriptor action) =>
        action is PageActionDescriptor page
            ? site.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty).Result
            : null;
}
