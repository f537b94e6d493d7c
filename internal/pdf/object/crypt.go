package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"encoding/binary"
)

// key opens what a file without a user password encrypts: such files only want
// programs not to print or change them.
type key struct {
	secret  []byte
	streams method
	strings method
}

// method is how something is encrypted.
type method int

const (
	plain method = iota
	rc4Keyed
	aesKeyed // the key of each object is made from its number
	aesFixed
)

// padding is what passwords are filled up with.
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock finds the key of an encrypted file and decrypts its strings.
func (f *File) unlock() error {
	e := f.Dict(f.Trailer["Encrypt"])
	if e == nil {
		return nil
	}
	if f.Name(e["Filter"]) != "Standard" {
		return ErrEncryption
	}
	k := &key{}
	version, revision := f.Int(e["V"]), f.Int(e["R"])
	switch version {
	case 1, 2:
		k.streams, k.strings = rc4Keyed, rc4Keyed
	case 4, 5:
		k.streams, k.strings = f.method(e, "StmF"), f.method(e, "StrF")
	default:
		return ErrEncryption
	}
	if version == 5 {
		k.secret = f.newSecret(e, revision)
	} else {
		k.secret = f.oldSecret(e, version, revision)
	}
	if k.secret == nil {
		return ErrEncrypted
	}
	f.key = k
	encrypt, _ := f.Trailer["Encrypt"].(Ref)
	for n, o := range f.objects {
		if n != encrypt.Number {
			f.objects[n] = entry{k.strung(o.object, Ref{Number: n}, 0), o.at}
		}
	}
	return nil
}

// method returns how the crypt filter that e names works.
func (f *File) method(e Dict, which Name) method {
	switch f.Name(f.Dict(f.Dict(e["CF"])[f.Name(e[which])])["CFM"]) {
	case "V2":
		return rc4Keyed
	case "AESV2":
		return aesKeyed
	case "AESV3":
		return aesFixed
	}
	return plain
}

// oldSecret returns the key of revisions 2 to 4, nil if there is a password.
func (f *File) oldSecret(e Dict, version, revision int) []byte {
	size := 5
	if version > 1 {
		size = f.Int(e["Length"]) / 8
		if version == 4 || size == 0 {
			size = 16
		}
	}
	size = min(max(size, 5), 16)
	var id String
	if ids := f.Array(f.Trailer["ID"]); len(ids) > 0 {
		id = f.String(ids[0])
	}
	permissions := binary.LittleEndian.AppendUint32(nil, uint32(int64(f.wide(e["P"]))))
	h := md5.New()
	for _, part := range [][]byte{[]byte(padding), []byte(f.String(e["O"])), permissions, []byte(id)} {
		h.Write(part)
	}
	if meta, is := f.Get(e["EncryptMetadata"]).(bool); is && !meta && revision >= 4 {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	secret := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(secret[:size])
			secret = sum[:]
		}
	}
	secret = secret[:size]
	if !opens(secret, []byte(f.String(e["U"])), []byte(id), revision) {
		return nil
	}
	return secret
}

// wide returns a number that does not fit the others: permissions are 32 bits,
// with sign or without.
func (f *File) wide(o Object) int64 {
	n, _ := f.Get(o).(int64)
	return n
}

// opens reports whether secret is the key that made the check value user.
func opens(secret, user, id []byte, revision int) bool {
	want := []byte(padding)
	if revision >= 3 {
		sum := md5.Sum(append([]byte(padding), id...))
		want = sum[:]
		for i := range 20 {
			want = turned(want, secret, byte(i))
		}
	} else {
		want = turned(want, secret, 0)
	}
	return len(user) >= len(want) && bytes.Equal(user[:len(want)], want)
}

// turned encrypts data with the bytes of secret, each changed by x.
func turned(data, secret []byte, x byte) []byte {
	k := bytes.Clone(secret)
	for i := range k {
		k[i] ^= x
	}
	c, err := rc4.NewCipher(k)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// strung returns o with its strings decrypted.
func (k *key) strung(o Object, ref Ref, depth int) Object {
	if depth > maxDepth || k.strings == plain {
		return o
	}
	switch o := o.(type) {
	case String:
		return String(k.open(k.strings, []byte(o), ref))
	case Array:
		for i := range o {
			o[i] = k.strung(o[i], ref, depth+1)
		}
	case Dict:
		for n := range o {
			o[n] = k.strung(o[n], ref, depth+1)
		}
	case *Stream:
		k.strung(o.Dict, ref, depth+1)
	}
	return o
}

// decrypt returns the bytes of s as they are in a file without encryption.
func (k *key) decrypt(s *Stream) []byte {
	if k == nil || s.Dict["Type"] == Name("XRef") {
		return s.raw
	}
	return k.open(k.streams, s.raw, s.ref)
}

func (k *key) open(m method, data []byte, ref Ref) []byte {
	secret := k.secret
	if m == rc4Keyed || m == aesKeyed {
		secret = k.ofObject(ref, m)
	}
	switch m {
	case rc4Keyed:
		return turned(data, secret, 0)
	case aesKeyed, aesFixed:
		return aesOpen(secret, data)
	}
	return data
}

// ofObject returns the key of one object.
func (k *key) ofObject(ref Ref, m method) []byte {
	n, g := ref.Number, ref.Generation
	b := append(bytes.Clone(k.secret), byte(n), byte(n>>8), byte(n>>16), byte(g), byte(g>>8))
	if m == aesKeyed {
		b = append(b, "sAlT"...)
	}
	sum := md5.Sum(b)
	return sum[:min(len(k.secret)+5, 16)]
}

// aesOpen decrypts data that begins with its initialisation vector.
func aesOpen(secret, data []byte) []byte {
	block, err := aes.NewCipher(secret)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	vector, data := data[:aes.BlockSize], data[aes.BlockSize:]
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, data[:len(out)])
	if fill := int(out[len(out)-1]); fill <= aes.BlockSize {
		out = out[:len(out)-fill]
	}
	return out
}

// newSecret returns the key of revisions 5 and 6, nil if there is a password.
func (f *File) newSecret(e Dict, revision int) []byte {
	user, wrapped := []byte(f.String(e["U"])), []byte(f.String(e["UE"]))
	if len(user) < 48 || len(wrapped) < 32 || !bytes.Equal(digest(user[32:40], revision), user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(digest(user[40:48], revision))
	if err != nil {
		return nil
	}
	out := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, wrapped[:32])
	return out
}

// digest is the hash of the empty password with a salt.
func digest(salt []byte, revision int) []byte {
	sum := sha256.Sum256(salt)
	if revision < 6 {
		return sum[:]
	}
	return hardened(sum[:])
}
