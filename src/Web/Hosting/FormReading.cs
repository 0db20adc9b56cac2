using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Paseban.Web.Hosting;

/// <summary>
/// How what a form sends becomes values: an empty field is an empty text, never null; whether something must be there is said by the use
/// case,
/// in words for people, not by the type.
/// </summary>
internal sealed class FormReading : IDisplayMetadataProvider
{
    public static void Set(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new FormReading());
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetValueMustNotBeNullAccessor(Unreadable);
        messages.SetValueMustBeANumberAccessor(field => $"Isi dengan angka. / Give a number. ({field})");
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;

    private static string Unreadable(string value) => $"'{value}' tidak terbaca. / '{value}' cannot be read.";
}
