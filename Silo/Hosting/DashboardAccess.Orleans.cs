using System.Net.Http.Headers;
using System.Text;
using Payments.Keys;

namespace Payments.Silo.Hosting;

/// <summary>The dashboard shows how the installation works inside: outside development it wants an administrator's key as the password.</summary>
internal static class DashboardAccess
{
    public static void ProtectDashboard(this WebApplication app, string path)
    {
        if (app.Environment.IsDevelopment()) return;
        app.UseWhen(http => http.Request.Path.StartsWithSegments(path), branch => branch.Use(async (http, next) =>
        {
            if (await IsAdministrator(http))
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Orleans.Payments dashboard: an administrator key as password\", charset=\"UTF-8\"";
        }));
    }

    private static async Task<bool> IsAdministrator(HttpContext http)
    {
        if (PasswordOf(http.Request.Headers.Authorization) is not { } password) return false;
        var services = http.RequestServices;
        var holder = await KeyHolder.Find(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<KeyPepper>(), password);
        return holder is { IsAdministrator: true };
    }

    private static string? PasswordOf(string? header)
    {
        if (header is not { Length: < 1024 } || !AuthenticationHeaderValue.TryParse(header, out var value) || value is not { Scheme: "Basic", Parameter: { } text }) return null;
        Span<byte> bytes = stackalloc byte[1024];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        var pair = Encoding.UTF8.GetString(bytes[..length]);
        return pair.Contains(':', StringComparison.Ordinal) ? pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..] : null;
    }
}
