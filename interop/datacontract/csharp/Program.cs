using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Xml;

// Answers frames on standard input until its end. A frame is its length and its bytes, an order and a message's name
// first; the answer is a length and bytes too, the first of which says whether the order succeeded.
static class Program
{
    enum Order : byte { Read, Write, WriteAsFormatter, Describe }

    static readonly Dictionary<string, DataContractSerializer> serializers = new Dictionary<string, DataContractSerializer>();
    // The messages, which are made from the description, and lists of them.
    static readonly Dictionary<string, Type> types = typeof(Program).Assembly.GetTypes()
        .Where(type => type.Namespace == "StarfishAPI.Controllers")
        .SelectMany(type => new[] { type, type.MakeArrayType() })
        .ToDictionary(type => type.IsArray ? "ArrayOf" + type.GetElementType().Name : type.Name);

    static void Main()
    {
        foreach (var entry in types) serializers.Add(entry.Key, new DataContractSerializer(entry.Value));
        var input = new BinaryReader(new BufferedStream(Console.OpenStandardInput()));
        var output = new BinaryWriter(new BufferedStream(Console.OpenStandardOutput()));
        for (var header = input.ReadBytes(4); header.Length == 4; header = input.ReadBytes(4))
        {
            var answer = Answer(input.ReadBytes(BitConverter.ToInt32(header, 0)));
            output.Write(answer.Length);
            output.Write(answer);
            output.Flush();
        }
    }

    static byte[] Answer(byte[] frame)
    {
        var answer = new MemoryStream();
        var output = new BinaryWriter(answer);
        try
        {
            output.Write(true);
            Obey(new BinaryReader(new MemoryStream(frame)), output);
        }
        catch (Exception exception)
        {
            answer.SetLength(0);
            output.Write(false);
            Frame.WriteText(output, exception.GetType().Name + ": " + exception.Message);
        }
        output.Flush();
        return answer.ToArray();
    }

    static void Obey(BinaryReader input, BinaryWriter output)
    {
        var order = (Order)input.ReadByte();
        var name = Frame.ReadText(input);
        switch (order)
        {
            case Order.Read:
                Frame.WriteValue(output, Read(serializers[name], input.ReadBytes(input.ReadInt32())));
                break;
            case Order.Write:
                output.Write(Write(serializers[name], Frame.ReadValue(input, types[name])));
                break;
            case Order.WriteAsFormatter:
                output.Write(WriteAsFormatter(serializers[name], Frame.ReadValue(input, types[name])));
                break;
            case Order.Describe:
                Frame.WriteText(output, Describe());
                break;
        }
    }

    // The reader that Web API's formatter makes: a dictionary reader of text, 256 levels deep at most.
    static object Read(DataContractSerializer serializer, byte[] xml)
    {
        var quotas = new XmlDictionaryReaderQuotas
        {
            MaxArrayLength = int.MaxValue,
            MaxBytesPerRead = int.MaxValue,
            MaxDepth = 256,
            MaxNameTableCharCount = int.MaxValue,
            MaxStringContentLength = int.MaxValue,
        };
        using (var reader = XmlDictionaryReader.CreateTextReader(new MemoryStream(xml), new UTF8Encoding(false, true), quotas, null))
            return serializer.ReadObject(reader);
    }

    // The serializer's own writer.
    static byte[] Write(DataContractSerializer serializer, object value)
    {
        var stream = new MemoryStream();
        serializer.WriteObject(stream, value);
        return stream.ToArray();
    }

    // The writer that Web API's formatter makes: no declaration, characters not checked, line ends of the platform.
    static byte[] WriteAsFormatter(DataContractSerializer serializer, object value)
    {
        var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            CheckCharacters = false,
            CloseOutput = false,
            Encoding = new UTF8Encoding(false, true),
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(stream, settings)) serializer.WriteObject(writer, value);
        return stream.ToArray();
    }

    // Classes that only Microsoft's implementation has, and one that only Mono's old one had.
    static string Describe()
    {
        var assembly = typeof(DataContractSerializer).Assembly;
        Func<string, bool> has = name => assembly.GetType("System.Runtime.Serialization." + name) != null;
        var runtime = Type.GetType("Mono.Runtime").GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static);
        var isReferenceSource = has("ClassDataContract") && has("XmlObjectSerializerReadContextComplex");
        var isOldMono = has("KnownTypeCollection");
        var origin = isReferenceSource && !isOldMono ? "Microsoft's reference source" : "Mono's own";
        return "Mono " + runtime.Invoke(null, null) + "; DataContractSerializer: " + origin;
    }
}
