using System;
using System.IO;
using System.Xml;

// The bytes of a frame. A value is a tag and its content: texts as UTF-16 units, so that halves of surrogate pairs
// arrive too; moments as the text that XML Schema has for them; messages as names and values.
static class Frame
{
    enum Tag : byte { Null, Text, Integer, Boolean, Moment, Message, List }

    public static object ReadValue(BinaryReader input, Type type)
    {
        switch ((Tag)input.ReadByte())
        {
            case Tag.Null: return null;
            case Tag.Text: return ReadText(input);
            case Tag.Integer: return input.ReadInt32();
            case Tag.Boolean: return input.ReadByte() != 0;
            case Tag.Moment: return XmlConvert.ToDateTime(ReadText(input), XmlDateTimeSerializationMode.RoundtripKind);
            case Tag.Message: return ReadMessage(input, type);
            case Tag.List:
                var items = Array.CreateInstance(type.GetElementType(), input.ReadInt32());
                for (var index = 0; index < items.Length; index++)
                    items.SetValue(ReadValue(input, type.GetElementType()), index);
                return items;
            default: throw new InvalidDataException("unknown tag");
        }
    }

    static object ReadMessage(BinaryReader input, Type type)
    {
        var message = Activator.CreateInstance(type);
        for (var left = input.ReadInt32(); left > 0; left--)
        {
            var property = type.GetProperty(ReadText(input));
            property.SetValue(message, ReadValue(input, property.PropertyType), null);
        }
        return message;
    }

    public static void WriteValue(BinaryWriter output, object value)
    {
        if (value == null) output.Write((byte)Tag.Null);
        else if (value is string) { output.Write((byte)Tag.Text); WriteText(output, (string)value); }
        else if (value is int) { output.Write((byte)Tag.Integer); output.Write((int)value); }
        else if (value is bool) { output.Write((byte)Tag.Boolean); output.Write((bool)value); }
        else if (value is DateTime)
        {
            output.Write((byte)Tag.Moment);
            WriteText(output, XmlConvert.ToString((DateTime)value, XmlDateTimeSerializationMode.RoundtripKind));
        }
        else if (value is Array)
        {
            output.Write((byte)Tag.List);
            output.Write(((Array)value).Length);
            foreach (var item in (Array)value) WriteValue(output, item);
        }
        else
        {
            var properties = value.GetType().GetProperties();
            output.Write((byte)Tag.Message);
            output.Write(properties.Length);
            foreach (var property in properties)
            {
                WriteText(output, property.Name);
                WriteValue(output, property.GetValue(value, null));
            }
        }
    }

    public static string ReadText(BinaryReader input)
    {
        var units = new char[input.ReadInt32()];
        for (var index = 0; index < units.Length; index++) units[index] = (char)input.ReadUInt16();
        return new string(units);
    }

    public static void WriteText(BinaryWriter output, string text)
    {
        output.Write(text.Length);
        foreach (var unit in text) output.Write((ushort)unit);
    }
}
