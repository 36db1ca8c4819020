using System.Security.Cryptography;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>The command that makes a key for PAYMENTS_ADMIN_KEY. It is printed once and kept nowhere.</summary>
internal static class NewAdministratorKey
{
    public static int Print()
    {
        Console.WriteLine(ApiKeyText.Compose(ApiKeyKind.Administrator, EntityId.New(IdPrefix.Administrator), RandomNumberGenerator.GetBytes(ApiKeyText.SecretBytes)));
        return 0;
    }
}
