using Payments.Administrators;
using Payments.Keys;
using Payments.Silo.Settings;

namespace Payments.Api.Access;

/// <summary>Lets the key in PAYMENTS_ADMIN_KEY in, so that a new installation has someone who can register merchants.</summary>
internal static class FirstAdministrator
{
    public const string Variable = "PAYMENTS_ADMIN_KEY";

    public static async Task Ensure(IServiceProvider services)
    {
        var text = services.GetRequiredService<IConfiguration>()[Variable];
        if (string.IsNullOrEmpty(text)) return;
        if (!ApiKeyText.TryParse(text, out var key) || key.Kind != ApiKeyKind.Administrator)
            throw new SettingsException($"{Variable} is not an administrator's key: make one with 'dotnet Payments.ApiFrontend.dll new-admin-key'.");
        await Ensure(services, key.OwnerId, text);
    }

    public static Task Ensure(IServiceProvider services, string administratorId, string keyText) =>
        services.GetRequiredService<IGrainFactory>()
            .GetGrain<IAdministratorsGrain>(IAdministratorsGrain.Key)
            .EnsureOwner(administratorId, services.GetRequiredService<KeyPepper>().Digest(keyText));
}
